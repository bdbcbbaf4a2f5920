package io.useractivity.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

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
    Classification classification = classifier.classify(method, path);

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
    assertThat(classifier.classify(method, "/orders").activityType()).isEqualTo(activityType);
  }
}
