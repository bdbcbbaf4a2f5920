package io.useractivity.endtoend;

import io.useractivity.servers.Tomcat;

/** The pages in the test application on Tomcat 10.1. */
class Tomcat10PagesIT extends PagesInTestApplication {

  Tomcat10PagesIT() {
    super(Tomcat.Line.TOMCAT_10);
  }
}
