package org.example.ledger;

import java.security.Principal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A few entries behind every usual kind of log-in. */
@SpringBootApplication
@RestController
public class LedgerApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(LedgerApplication.class, arguments);
  }

  @GetMapping("/public/hello")
  String hello() {
    return "hello";
  }

  @GetMapping("/entries")
  String entries(Principal principal) {
    return principal.getName();
  }

  @GetMapping("/entries/{id}")
  String entry(@PathVariable("id") String id) {
    return id;
  }

  @DeleteMapping("/entries/{id}")
  @PreAuthorize("hasRole('ADMIN')")
  String delete(@PathVariable("id") String id) {
    return id;
  }

  @GetMapping("/audit")
  @PreAuthorize("hasAnyAuthority('ROLE_ADMIN', 'SCOPE_audit')")
  String audit() {
    return "audit";
  }

  @GetMapping("/broken")
  String broken() {
    throw new IllegalStateException("The ledger is closed");
  }
}
