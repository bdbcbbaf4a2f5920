package io.useractivity.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

  private final Classifier classifier = new Classifier();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          DELETE | /api/orders/42                 | DELETE /api/orders/{id}                  | orders    | 42
          GET    | /api/orders                    | GET /api/orders                          | orders    | -
          GET    | /rest/v1/orders/42/            | GET /rest/v1/orders/{id}                 | orders    | 42
          GET    | /API/V2/orders                 | GET /API/V2/orders                       | orders    | -
          GET    | /api/customers/7/orders/42     | GET /api/customers/{id}/orders/{id}      | orders    | 42
          POST   | /api/customers/7/orders        | POST /api/customers/{id}/orders          | customers | 7
          POST   | /orders/42/cancel              | POST /orders/{id}/cancel                 | orders    | 42
          POST   | /orders/new                    | POST /orders/new                         | orders    | -
          GET    | /orders/Search                 | GET /orders/Search                       | orders    | -
          GET    | /orders/list.do                | GET /orders/list.do                      | orders    | -
          GET    | /orders.jsp                    | GET /orders.jsp                          | orders    | -
          GET    | /orders/42.json                | GET /orders/{id}                         | orders    | 42
          GET    | /img/logo-1.2.png              | GET /img/logo-1.2.png                    | logo-1.2  | -
          GET    | /.well-known                   | GET /.well-known                         | .well-known | -
          GET    | /u/0f8fad5b-d9cb-469f-a165-70867728950e | GET /u/{id} | u | 0f8fad5b-d9cb-469f-a165-70867728950e
          GET    | /orders/ORD-2024-001           | GET /orders/{id}                         | orders    | ORD-2024-001
          GET    | /orders/2024-01-31             | GET /orders/{id}                         | orders    | 2024-01-31
          GET    | /orders/top10                  | GET /orders/top10                        | top10     | -
          GET    | /42                            | GET /{id}                                | -         | -
          GET    | /                              | GET /                                    | -         | -
          GET    | //                             | GET /                                    | -         | -
          GET    | ''                             | GET /                                    | -         | -
          GET    | /api                           | GET /api                                 | -         | -
          get    | /orders                        | GET /orders                              | orders    | -
          """)
  void methodAndRouteNameTheResource(
      String method, String path, String action, String resourceType, String resourceId) {
    Classification classification = classifier.classify(method, path, null, true);

    assertThat(classification.action()).isEqualTo(action);
    assertThat(classification.resourceType()).isEqualTo(resourceType);
    assertThat(classification.resourceId()).isEqualTo(resourceId);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, view",
    "HEAD, view",
    "POST, create",
    "PUT, update",
    "PATCH, update",
    "DELETE, delete",
    "delete, delete",
    "OPTIONS, options",
    "PROPFIND, propfind",
    "get, view"
  })
  void theMethodNamesTheActivity(String method, String activityType) {
    assertThat(classifier.classify(method, "/orders", null, true).activityType())
        .isEqualTo(activityType);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /login,                  login",
    "POST,   /auth/signin,            login",
    "POST,   /j_security_check,       login",
    "POST,   /Login.do,               login",
    "POST,   /security_login_check,   login",
    "POST,   /loginAction.do,         login",
    "POST,   /checkLogin,             login",
    "POST,   /app/MySignInPage,       login",
    "POST,   /logoutAction.do,        logout",
    "POST,   /login-attempts,         create",
    "GET,    /login,                  view",
    "POST,   /logout,                 logout",
    "GET,    /account/logout,         view",
    "GET,    /orders/search,          search",
    "POST,   /orders/search,          search",
    "GET,    /orders/export.csv,      export",
    "GET,    /download/report.pdf,    download",
    "GET,    /orders/42/download,     download",
    "POST,   /orders/17/cancel,       cancel",
    "POST,   /orders/cancel/17,       cancel",
    "PUT,    /orders/17/approve,      approve",
    "POST,   /orders/17/delete,       delete",
    "POST,   /orders/17/edit,         update",
    "GET,    /orders/17/edit,         view",
    "POST,   /orders/new,             create",
    "PUT,    /orders/17/save,         update",
    "DELETE, /orders/17/cancel,       delete",
    "POST,   /cancel/orders,          create",
    "PUT,    /search/settings,        update"
  })
  void aVerbInThePathNamesTheActivityBetterThanTheMethod(
      String method, String path, String activityType) {
    assertThat(classifier.classify(method, path, null, true).activityType())
        .isEqualTo(activityType);
  }

  @Test
  void aLoginIsNoResource() {
    assertThat(classifier.classify("POST", "/login", null, true).resourceType()).isNull();
    assertThat(classifier.classify("POST", "/portal/login", null, true).resourceType())
        .isEqualTo("portal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          /orders/anna            | /orders/{id}            | GET /orders/{id}            | orders | anna
          /orders/42              | /orders/{orderId}       | GET /orders/{orderId}       | orders | 42
          /orders/anna/items/new  | /orders/{o}/items/{i}   | GET /orders/{o}/items/{i}   | items  | new
          /orders/anna/edit       | /orders/{id}/edit       | GET /orders/{id}/edit       | orders | anna
          /orders/A1.json         | /orders/{id}.json       | GET /orders/{id}.json       | orders | A1
          /orders/abc             | /orders/{id:[a-z]{3}}   | GET /orders/{id}            | orders | abc
          /app/orders/anna        | /orders/{id}            | GET /app/orders/{id}        | orders | anna
          /tenants/9/orders/anna  | /orders/{id}            | GET /tenants/{id}/orders/{id} | orders | anna
          /orders/2024            | /orders/2024            | GET /orders/2024            | 2024   | -
          /files/a/b.txt          | /files/{*rest}          | GET /files/**               | files  | -
          /files/a/b.txt          | /files/**               | GET /files/**               | files  | -
          /orders/42              | /**                     | GET /orders/{id}            | orders | 42
          /orders/42              | /error                  | GET /orders/{id}            | orders | 42
          /orders/42              | /other/{id}             | GET /orders/{id}            | orders | 42
          /orders/42              | /{                      | GET /orders/{id}            | orders | 42
          /acme/orders/anna       | /{tenant}/orders/{id}   | GET /{tenant}/orders/{id}   | orders | anna
          /                       | /                       | GET /                       | -      | -
          """)
  void theRouteOfTheFrameworkTellsWhatIsAnId(
      String path, String route, String action, String resourceType, String resourceId) {
    Classification classification = classifier.classify("GET", path, route, true);

    assertThat(classification.action()).isEqualTo(action);
    assertThat(classification.resourceType()).isEqualTo(resourceType);
    assertThat(classification.resourceId()).isEqualTo(resourceId);
  }

  @Test
  void anyNumberOfRoutesIsNoTrouble() {
    for (int i = 0; i < 3_000; i++) {
      String route = "/r" + i + "/{id}";
      assertThat(classifier.classify("GET", "/r" + i + "/x", route, true).resourceId())
          .isEqualTo("x");
    }
  }

  /** Sent along with a request. */
  private record Parameters(Map<String, String> values) implements RequestFields {

    @Override
    public String parameter(String name) {
      return values.get(name);
    }

    @Override
    public String json(String path) {
      return null;
    }

    @Override
    public Iterable<String> parameterNames() {
      return values.keySet();
    }
  }

  @Test
  void aPathThatComesAgainIsNamedAsIfItCameFirst() {
    List<String> methods = List.of("GET", "HEAD", "POST", "DELETE", "get");
    List<String> paths =
        List.of(
            "/blog/archive", "/archive/2024", "/user!delete", "/orders/42/cancel", "/", "/Edit");
    List<String> routes = Arrays.asList(null, "/{section}/archive", "/other/{id}");
    List<Map<String, String>> fields =
        List.of(
            Map.of(),
            Map.of("id", "7"),
            Map.of("method", "deleteUser", "userId", "8"),
            Map.of("_method", "PUT"),
            Map.of("action", "archive"));
    Random random = new Random(16);
    for (int i = 0; i < 3_000; i++) {
      String method = any(methods, random);
      String path = any(paths, random);
      String route = any(routes, random);
      Parameters sent = new Parameters(any(fields, random));

      assertThat(classifier.classify(method, path, route, true, sent, null))
          .as("%s %s by %s with %s", method, path, route, sent)
          .usingRecursiveComparison()
          .isEqualTo(new Classifier().classify(method, path, route, true, sent, null));
    }
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
