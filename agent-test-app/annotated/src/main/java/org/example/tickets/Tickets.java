package org.example.tickets;

import io.useractivity.api.LogUserActivity;
import org.springframework.stereotype.Service;

/** What is done with tickets, whoever asks for it. */
@Service
class Tickets {

  @LogUserActivity(
      value = "assign",
      action = "Assign ticket",
      resourceType = "ticket",
      resourceId = "{0}")
  String assign(long ticket, String to) {
    return ticket + " is " + to + "'s";
  }
}
