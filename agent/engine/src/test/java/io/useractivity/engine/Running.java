package io.useractivity.engine;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/** What records and what stores, without an application. */
final class Running {

  static final Log SILENT =
      new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.OFF);

  final Recording recording;
  final Storing storing;

  private Running(Recording recording, Storing storing) {
    this.recording = recording;
    this.storing = storing;
  }

  static Running of(Properties properties) throws ConfigurationException {
    Configuration configuration = configuration(properties);
    Recording recording = new Recording(configuration, SILENT);
    Storing storing = new Storing(configuration, recording, SILENT);
    storing.start();
    return new Running(recording, storing);
  }

  static Configuration configuration(Properties properties) throws ConfigurationException {
    return new ConfigurationReader(Map.of(), properties, new File("no-such-directory")).read(null);
  }

  void record() throws Throwable {
    record(recording, "/new");
  }

  /** A request from its beginning to its end. */
  static void record(Recording recording, String path) throws Throwable {
    FakeRequest request = FakeRequest.get(ServletLine.SERVLET_6_1, path);
    FakeResponse response = FakeResponse.of(ServletLine.SERVLET_6_1, 200);
    Object frame = recording.capture.enterServlet(recording, request.object, response.object);
    recording.capture.exit(frame, request.object, response.object, null);
  }
}
