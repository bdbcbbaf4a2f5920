package org.example.tickets;

import io.useractivity.api.Activity;
import io.useractivity.api.UserActivity;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Writes a row before there is any request. */
class StartListener implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    UserActivity.log(
        Activity.of("start", "Start application")
            .userId("system")
            .resource("application", event.getServletContext().getContextPath()));
  }
}
