package io.useractivity.engine.assemble;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.redact.ClientJson;
import io.useractivity.engine.redact.FieldName;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.text.QueryParameters;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Finds the name that somebody signs in with in what the application read of a form or of a JSON
 * object: in the first of those fields that log-in forms have. Never in any other field, so never
 * in one that a password is typed into.
 */
public final class LoginName {

  private static final List<String> FIELDS =
      Collections.unmodifiableList(
          Arrays.asList(
              "jusername",
              "username",
              "loginname",
              "userlogin",
              "login",
              "loginid",
              "userid",
              "user",
              "uid",
              "account",
              "accountname",
              "identifier",
              "email",
              "useremail",
              "loginemail",
              "emailaddress",
              "mail"));

  private final Redactor redactor;
  private String name;
  private int rank = FIELDS.size();

  private LoginName(Redactor redactor) {
    this.redactor = redactor;
  }

  /**
   * The name as it came.
   *
   * @param content may be null
   * @return null if there is none, or it stands in a field that the user wants redacted
   */
  public static String of(RequestContent content, Redactor redactor) {
    if (content == null) {
      return null;
    }
    LoginName found = new LoginName(redactor);
    MediaType type = MediaType.of(content.contentType());
    if (content.parameters() != null) {
      for (Map.Entry<String, String[]> parameter : content.parameters().entrySet()) {
        String[] values = parameter.getValue();
        found.look(parameter.getKey(), values.length == 0 ? null : values[values.length - 1]);
      }
    } else if (content.body() != null && type.isForm()) {
      found.lookInForm(content, type.charset(content.encoding(), StandardCharsets.UTF_8));
    } else if (content.body() != null && type.isJson()) {
      found.lookInJson(content.body());
    }
    return found.name;
  }

  private void look(String field, String value) {
    if (value == null || value.isEmpty()) {
      return;
    }
    int place = FIELDS.indexOf(FieldName.of(lastPart(field)).letters());
    if (place >= 0 && place < rank && !redactor.isSensitiveToTheUser(field)) {
      name = value;
      rank = place;
    }
  }

  /** {@code user[login]} is login, and so is JSF's {@code form:login}. */
  private static String lastPart(String field) {
    String open = field.endsWith("]") ? field.substring(0, field.length() - 1) : field;
    int end = open.length();
    int start = end;
    while (start > 0 && "[:.".indexOf(open.charAt(start - 1)) < 0) {
      start--;
    }
    return open.substring(start, end);
  }

  private void lookInForm(RequestContent content, Charset charset) {
    String form = new String(content.body(), StandardCharsets.ISO_8859_1);
    QueryParameters parameters = new QueryParameters(form, charset);
    while (parameters.next()) {
      look(parameters.name(), parameters.value());
    }
  }

  /** In the object's own members. */
  private void lookInJson(byte[] json) {
    try (JsonParser parser = ClientJson.parser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          look(field, parser.getText());
        }
        parser.skipChildren();
      }
    } catch (IOException cutOrNoJson) {
      // What was found before counts.
    }
  }
}
