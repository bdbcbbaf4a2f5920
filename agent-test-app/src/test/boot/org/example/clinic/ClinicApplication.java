package org.example.clinic;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServletResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * A small Spring Boot application that the matrix compiles against each line of Spring Boot; for
 * those of the jakarta namespace, its imports are renamed before.
 */
@SpringBootApplication
@RestController
public class ClinicApplication {

  private static final long TIMEOUT_MILLIS = 200;
  private static final long WORK_MILLIS = 50;

  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);

  public static void main(String[] arguments) {
    SpringApplication.run(ClinicApplication.class, arguments);
  }

  @Bean
  public ClinicFilter clinicFilter() {
    return new ClinicFilter();
  }

  @GetMapping("/owners/{id}")
  public String owner(@PathVariable("id") String id) {
    return "Owner " + id;
  }

  @PostMapping("/owners")
  public String add(@RequestBody String owner) {
    return "Added " + owner;
  }

  @PostMapping("/visits")
  public String visit(@RequestParam("pet") String pet) {
    return "Visit of " + pet;
  }

  @GetMapping("/broken")
  public String broken() {
    throw new IllegalStateException("The vet is on holiday");
  }

  @GetMapping("/conflict")
  public String conflict() {
    throw new ResponseStatusException(HttpStatus.CONFLICT, "Somebody else has the appointment");
  }

  @GetMapping("/refused")
  public void refused(HttpServletResponse response) throws java.io.IOException {
    response.sendError(HttpServletResponse.SC_FORBIDDEN, "Not yours");
  }

  @GetMapping("/old")
  public void old(HttpServletResponse response) throws java.io.IOException {
    response.sendRedirect("/owners/1");
  }

  @GetMapping("/callable")
  public Callable<String> callable() {
    return () -> "called";
  }

  @GetMapping("/callable-broken")
  public Callable<String> callableBroken() {
    return () -> {
      throw new IllegalStateException("The vet hung up");
    };
  }

  @GetMapping("/deferred")
  public DeferredResult<String> deferred() {
    DeferredResult<String> result = new DeferredResult<>();
    workers.schedule(() -> result.setResult("later"), WORK_MILLIS, TimeUnit.MILLISECONDS);
    return result;
  }

  @GetMapping("/deferred-timeout")
  public DeferredResult<String> deferredTimeout() {
    return new DeferredResult<>(TIMEOUT_MILLIS);
  }

  @GetMapping("/events")
  public SseEmitter events() {
    SseEmitter emitter = new SseEmitter();
    workers.schedule(() -> send(emitter), WORK_MILLIS, TimeUnit.MILLISECONDS);
    return emitter;
  }

  private static void send(SseEmitter emitter) {
    try {
      for (int event = 1; event <= 3; event++) {
        emitter.send("event " + event);
      }
      emitter.complete();
    } catch (java.io.IOException clientGone) {
      emitter.completeWithError(clientGone);
    }
  }

  @GetMapping("/stream")
  public StreamingResponseBody stream() {
    return out -> {
      for (int line = 1; line <= 3; line++) {
        out.write(("line " + line + "\n").getBytes("US-ASCII"));
        out.flush();
      }
    };
  }
}
