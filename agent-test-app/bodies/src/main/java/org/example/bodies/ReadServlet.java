package org.example.bodies;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.servlet.AsyncContext;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Does with a body what the path says, {@code /read/step:argument/step}, and answers with what each
 * step saw. A step that fails tells its exception, and the next one goes on.
 */
public final class ReadServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Iterator<String> steps =
        Arrays.asList(request.getPathInfo().substring(1).split("/", -1)).iterator();
    run(steps, new Steps(request, response));
  }

  /** All that are left, here or, from a step {@code worker} or {@code listener} on, elsewhere. */
  private static void run(Iterator<String> left, Steps steps) throws IOException {
    while (left.hasNext()) {
      String step = left.next();
      if (step.equals("worker")) {
        AsyncContext async = steps.request().startAsync();
        new Thread(() -> finish(left, steps, async), "worker").start();
        return;
      }
      if (step.equals("listener")) {
        AsyncContext async = steps.request().startAsync();
        ServletInputStream in = steps.request().getInputStream();
        in.setReadListener(new Listener(in, steps, () -> finish(left, steps, async)));
        return;
      }
      steps.run(step);
    }
    steps.answer();
  }

  private static void finish(Iterator<String> left, Steps steps, AsyncContext async) {
    try {
      run(left, steps);
    } catch (IOException clientGone) {
      // Nobody is left to tell.
    } finally {
      async.complete();
    }
  }
}
