package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.redact.HiddenValues;
import io.useractivity.engine.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As whom somebody tried to sign in. */
class LoginNameTest {

  private static final Redactor DEFAULT = new Redactor(List.of(), List.of(), List.of());

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "application/x-www-form-urlencoded, username=bob&password=x, bob",
        "application/x-www-form-urlencoded, password=x&j_username=b%C3%B6b, böb",
        "application/x-www-form-urlencoded, email=bob%40example.com&pass=x, bob@example.com",
        "application/x-www-form-urlencoded, email=b%40example.com&user_name=bob, bob",
        "application/x-www-form-urlencoded, user%5Blogin%5D=bob, bob",
        "application/x-www-form-urlencoded, form%3AuserName=bob&form%3Apassword=x, bob",
        "application/x-www-form-urlencoded, username=&login=bob, bob",
        "application/x-www-form-urlencoded, txtUserName=bob&txtPassword=x, bob",
        "application/x-www-form-urlencoded, usernameField=bob&passwordField=x, bob",
        "application/x-www-form-urlencoded, signInPanel:signInForm:username=bob, bob",
        "application/x-www-form-urlencoded, password=x&user_password=y&note=z, -",
        "application/json, '{\"a\":[{\"login\":\"no\"}],\"login\":\"bob\",\"pw\":\"x\"}', bob",
        "application/json, '{\"login\":\"bob\",\"password\":\"x', bob",
        "application/json, '{\"user\":{\"email\":\"b@example.com\",\"password\":\"x\"}}',"
            + " b@example.com",
        "application/json, '{\"login\":1}', -",
        "application/json, '[\"login\"]', -",
        "application/json, x, -",
        "text/plain, username=bob, -"
      })
  void itStandsInAFieldThatIsCalledSo(String type, String body, String name) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    RequestContent content =
        new RequestContent.Builder().contentType(type).body(bytes, bytes.length).build();

    assertThat(LoginForm.of(content, DEFAULT).name()).isEqualTo(name);
  }

  @Test
  void itIsTakenFromWhatTheContainerParsed() {
    Map<String, String[]> parameters = new LinkedHashMap<>();
    parameters.put("j_password", new String[] {"x"});
    parameters.put("j_username", new String[] {"query", "form"});
    parameters.put("login", new String[0]);
    RequestContent content = new RequestContent.Builder().parameters(parameters).build();

    assertThat(LoginForm.of(content, DEFAULT).name()).isEqualTo("form");
    assertThat(LoginForm.of(null, DEFAULT).name()).isNull();
  }

  @Test
  void aFieldThatTheUserWantsRedactedTellsNoName() {
    byte[] body = "username=bob&email=b@example.com".getBytes(StandardCharsets.UTF_8);
    RequestContent content =
        new RequestContent.Builder()
            .contentType("application/x-www-form-urlencoded")
            .body(body, body.length)
            .build();
    Redactor own = new Redactor(List.of("username"), List.of(), List.of());
    Redactor none = new Redactor(List.of("attempted_user"), List.of(), List.of());

    assertThat(LoginForm.of(content, own).name()).isEqualTo("b@example.com");
    assertThat(RequestData.json(new RequestData(none, true).of(content, "bob", nothing())))
        .startsWith("{\"attempted_user\":\"[REDACTED]\",");
  }

  @Test
  void aNameThatLooksLikeASecretIsNotStored() {
    RequestData data = new RequestData(DEFAULT, true);

    assertThat(RequestData.json(data.of(null, "4111 1111 1111 1111", nothing())))
        .isEqualTo("{\"attempted_user\":\"[REDACTED]\"}");
    assertThat(RequestData.json(data.of(null, "x".repeat(9_000), nothing()))).hasSize(20 + 256 + 1);
    assertThat(RequestData.json(new RequestData(DEFAULT, false).of(null, "bob", nothing())))
        .isNull();
  }

  private static HiddenValues nothing() {
    return DEFAULT.hidesNothing();
  }
}
