package org.example.visits;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts visits in a table that Flyway creates when the application starts. */
@SpringBootApplication
@RestController
public class VisitsApplication {

  private final JdbcTemplate jdbc;

  VisitsApplication(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public static void main(String[] arguments) {
    SpringApplication.run(VisitsApplication.class, arguments);
  }

  @PostMapping("/visits/{place}")
  Map<String, Object> visit(@PathVariable("place") String place) {
    jdbc.update("INSERT INTO visits (place) VALUES (?)", place);
    return Map.of("place", place);
  }

  @GetMapping("/visits")
  Map<String, Object> visits() {
    return Map.of("count", jdbc.queryForObject("SELECT COUNT(*) FROM visits", Integer.class));
  }

  @GetMapping("/broken")
  String broken() {
    throw new IllegalStateException("nothing to visit");
  }
}
