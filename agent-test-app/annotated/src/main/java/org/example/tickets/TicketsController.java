package org.example.tickets;

import io.useractivity.api.Activity;
import io.useractivity.api.LogUserActivity;
import io.useractivity.api.UserActivity;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says more of its requests in each way that there is. */
@RestController
class TicketsController {

  private final Tickets tickets;

  TicketsController(Tickets tickets) {
    this.tickets = tickets;
  }

  @GetMapping("/tickets/{id}")
  String show(@PathVariable("id") long id) {
    return "ticket " + id;
  }

  @LogUserActivity(
      value = "approve",
      action = "Approve ticket",
      resourceType = "ticket",
      resourceId = "{id}")
  @PostMapping("/tickets/{id}/approval")
  String approve(@PathVariable("id") long ticket) {
    return "approved " + ticket;
  }

  @LogUserActivity(value = "search", action = "Search tickets", resourceId = "{region}/{q}")
  @GetMapping("/regions/{region}/search")
  String search() {
    return "found";
  }

  @PostMapping("/tickets/{id}/assignee")
  String assign(@PathVariable("id") long id, @RequestParam("to") String to) {
    return tickets.assign(id, to);
  }

  @LogUserActivity(value = "update", action = "Change ticket")
  @PostMapping("/tickets/{id}/closing")
  String close(@PathVariable("id") long id) {
    UserActivity.current()
        .user(7)
        .email("ann@example.com")
        .role("clerk")
        .tenant("north")
        .describe("close", "Close ticket")
        .resource("ticket", id)
        .requestData(Map.of("reason", "done"));
    UserActivity.log(
        Activity.of("mail", "Tell the owner")
            .resource("ticket", id)
            .requestData(Map.of("to", List.of("owner@example.com"))));
    return "closed " + id;
  }

  /** Says one text in each way that there is. */
  @LogUserActivity(value = "note", resourceId = "{text}")
  @PostMapping("/notes")
  String note(@RequestParam("text") String text) {
    UserActivity.current().describe("note", text).requestData(Map.of("text", List.of(text)));
    UserActivity.log(
        Activity.of("note", text)
            .resource(text, text)
            .endpoint("/notes")
            .userAgent(text)
            .errorMessage(text)
            .requestData(text));
    return "noted";
  }

  @GetMapping("/invitations/{inviteToken}")
  String invitation() {
    return "invited";
  }

  @PostMapping("/tickets/{id}/payment")
  String pay(@PathVariable("id") long id) {
    UserActivity.current().failure("The card was refused.");
    return "not paid " + id;
  }

  @LogUserActivity(record = false)
  @GetMapping("/ping")
  String ping(@RequestParam(name = "fail", defaultValue = "false") boolean fail) {
    if (fail) {
      throw new IllegalStateException("no pong");
    }
    return "pong";
  }

  /** A job on a thread of its own, which no request knows. */
  @PostMapping("/jobs")
  String job() throws InterruptedException {
    Thread job =
        new Thread(
            () -> {
              UserActivity.current().user("nobody");
              UserActivity.log(
                  Activity.of("job", "Purge tickets")
                      .userId("system")
                      .userEmail("system@example.com")
                      .userRole("batch")
                      .endpoint("/jobs/purge")
                      .method("CRON")
                      .resource("tickets", "all")
                      .ipAddress("192.0.2.9")
                      .userAgent("scheduler")
                      .requestData("{\"days\":30}")
                      .statusCode(500)
                      .responseTimeMs(1234)
                      .success(false)
                      .tenantId("south")
                      .sessionId("job-1")
                      .errorMessage("Disk full"));
            });
    job.start();
    job.join();
    return "done";
  }

  /** Hands in what nobody can use. */
  @PostMapping("/nonsense")
  String nonsense() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    UserActivity.log(null);
    UserActivity.log(
        Activity.of(null, "Nonsense")
            .userId(broken)
            .requestData(Map.of("broken", broken))
            .statusCode(Integer.MAX_VALUE)
            .responseTimeMs(Long.MIN_VALUE)
            .sessionId("")
            .userAgent("x".repeat(100_000)));
    UserActivity.current().user(broken).tenant(null).email("").requestData(broken);
    return "survived";
  }
}
