package io.useractivity.endtoend;

import io.useractivity.servers.Tomcat;
import org.junit.jupiter.api.Tag;

/** The pages in the test application on Tomcat 9. */
@Tag("soak")
class Tomcat9PagesIT extends PagesInTestApplication {

  Tomcat9PagesIT() {
    super(Tomcat.Line.TOMCAT_9);
  }
}
