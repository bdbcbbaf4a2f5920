package org.example.backoffice.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Sends a binary file to be saved rather than shown. */
public final class DownloadServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/pdf");
    response.setHeader("Content-Disposition", "attachment; filename=\"report.pdf\"");
    try (InputStream file = getServletContext().getResourceAsStream("/WEB-INF/files/report.pdf")) {
      OutputStream out = response.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
        out.write(buffer, 0, read);
      }
    }
  }
}
