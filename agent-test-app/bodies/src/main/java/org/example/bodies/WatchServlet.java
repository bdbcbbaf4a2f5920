package org.example.bodies;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Looks at other requests from beside them. */
public final class WatchServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String[] asked = request.getPathInfo().split("/", -1);
    response.setContentType("text/plain;charset=US-ASCII");
    response.getWriter().print(answer(asked[1], asked[asked.length - 1]));
  }

  private static String answer(String asked, String gate) throws ServletException {
    try {
      switch (asked) {
        case "reached":
          Gate.named(gate).awaitSomebody();
          return "reached";
        case "open":
          Gate.named(gate).open();
          return "opened";
        case "allocated":
          return String.valueOf(allocatedBytes());
        default:
          throw new ServletException("There is nothing called " + asked);
      }
    } catch (InterruptedException e) {
      throw new ServletException(e);
    }
  }

  /** By all threads that are alive, since they began. */
  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}
