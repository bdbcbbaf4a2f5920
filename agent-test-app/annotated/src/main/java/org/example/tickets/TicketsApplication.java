package org.example.tickets;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.support.AbstractAnnotationConfigDispatcherServletInitializer;

/** Registers Spring MVC, and a plain servlet beside it. */
public class TicketsApplication extends AbstractAnnotationConfigDispatcherServletInitializer {

  @EnableWebMvc
  @ComponentScan
  static class Configuration {}

  @Override
  public void onStartup(ServletContext context) throws ServletException {
    super.onStartup(context);
    context.addServlet("report", new ReportServlet()).addMapping("/report");
    context.addListener(new StartListener());
  }

  @Override
  protected Class<?>[] getRootConfigClasses() {
    return null;
  }

  @Override
  protected Class<?>[] getServletConfigClasses() {
    return new Class<?>[] {Configuration.class};
  }

  @Override
  protected String[] getServletMappings() {
    return new String[] {"/"};
  }
}
