package io.useractivity.engine.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Liberty makes the status of the innermost cause. */
class LibertyStatusTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;
  private static final String LIBERTY = "com.ibm.ws.webcontainer31.srt.SRTServletResponse31";

  /** As Liberty's, of a file that a page includes. */
  private static final class IncludeFileNotFoundException extends FileNotFoundException {

    private static final long serialVersionUID = 1;
  }

  @Test
  void aFileThatIsNotThereIsNotFound() throws Throwable {
    assertThat(status(LIBERTY, new FileNotFoundException("/a.css"))).isEqualTo(404);
    assertThat(status(LIBERTY, new IOException(new FileNotFoundException()))).isEqualTo(404);
    assertThat(status(LIBERTY, new IncludeFileNotFoundException())).isEqualTo(500);
    assertThat(status(LIBERTY, new IOException())).isEqualTo(500);
  }

  @Test
  void elsewhereThatIsAServerError() throws Throwable {
    String tomcat = "org.apache.catalina.connector.ResponseFacade";
    assertThat(status(tomcat, new FileNotFoundException("/a.css"))).isEqualTo(500);
  }

  @Test
  void causesThatEndNowhereAreLeft() throws Throwable {
    Exception one = new Exception();
    one.initCause(new Exception(one));

    assertThat(status(LIBERTY, one)).isEqualTo(500);
  }

  private static int status(String responseClass, Throwable thrown) throws Throwable {
    Object request = new FakeRequest(LINE).object;
    Object response =
        LINE.implement("http.HttpServletResponse", responseClass, new FakeResponse(LINE));
    return Container.failureStatus(ServletApi.of(request), response, thrown);
  }
}
