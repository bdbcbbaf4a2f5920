package io.useractivity.engine.capture.stated;

import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.text.QueryParameters;
import java.util.function.Function;

/**
 * The values for placeholders of an annotated method: its arguments, the variables of the path that
 * Spring MVC has found, the query. Form fields are not asked for: that would read the body ahead of
 * the application. What it has read by the request's end fills what is left then. For the request's
 * thread, while the method begins.
 */
public final class Placeholders implements Function<String, String> {

  private final ServletApi api;
  private final Object request;
  private final Object[] arguments;

  /**
   * @param api null if the request is not at hand
   * @param arguments null for none
   */
  public Placeholders(ServletApi api, Object request, Object[] arguments) {
    this.api = api;
    this.request = request;
    this.arguments = arguments;
  }

  /**
   * @param placeholder a name, or the index of an argument, a colon and a name
   */
  @Override
  public String apply(String placeholder) {
    int colon = placeholder.indexOf(':');
    String text = colon < 0 ? null : argument(placeholder.substring(0, colon));
    return text != null ? text : ofRequest(placeholder.substring(colon + 1));
  }

  private String argument(String index) {
    int i = Integer.parseInt(index);
    return arguments == null || i >= arguments.length ? null : PlainText.of(arguments[i]);
  }

  private String ofRequest(String name) {
    if (api == null || name.isEmpty()) {
      return null;
    }
    try {
      String variable = PlainText.of(api.routeVariable(request, name));
      return variable != null ? variable : parameter(api.queryString(request), name);
    } catch (Throwable ofTheApplication) {
      return null; // Its wrappers answer here.
    }
  }

  /** The first value of a query's parameter, null for none or an empty one. */
  static String parameter(String query, String name) {
    return PlainText.of(QueryParameters.first(query, name));
  }
}
