package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.Redactor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What redaction costs: which ordinary names, values and messages it takes for secrets. */
class OrdinaryTest {

  /** Elsewhere they stand before secrets; {@code redact.except} takes them out. */
  private static final List<String> ALLOWED_NAMES =
      List.of(
          "email",
          "emailAddress",
          "maidenName",
          "key",
          "sortKey",
          "keyId",
          "session",
          "conferenceSession",
          "sessionTitle",
          "cardType",
          "businessCard",
          "creditNote",
          "creditLimit",
          "signature",
          "signed",
          "certificateNumber",
          "principal",
          "authorised",
          "cookiePolicy",
          "ipAddress",
          "tan",
          "pan",
          "parola",
          "clave",
          "assertion",
          "pass",
          "salt",
          "verificationCode",
          "activationCode",
          "accessCode");

  private static final List<String> ALLOWED_TEXTS =
      List.of(
          "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
          "Invalid session 'spring 2026': no such conference session",
          "Wrong password: 3 attempts left",
          "Unable to find key: orders.title in bundle messages_de",
          "Certificate: valid from 2026-01-01 to 2027-01-01");

  private final Redactor redactor = new Redactor(List.of(), List.of(), List.of());

  @Test
  void ordinaryNamesAreNotTakenForThoseOfSecrets() {
    assertThat(Corpus.ordinary("names"))
        .hasSizeGreaterThan(400)
        .filteredOn(redactor::isSensitive)
        .containsExactlyElementsOf(ALLOWED_NAMES);
  }

  @Test
  void decisionsAndKindsUnderNamesOfSecretsStay() {
    assertThat(Corpus.ordinary("decisions"))
        .hasSizeGreaterThan(120)
        .filteredOn(field -> !isKept(field))
        .isEmpty();
  }

  private boolean isKept(String field) {
    String name = field.substring(0, field.indexOf('='));
    String value = field.substring(field.indexOf('=') + 1);
    String pair = encode(name) + "=" + encode(value);
    String written = "\"" + name + "\":\"" + value + "\"";
    RecordAssembler assembler = CanaryTest.assembler();
    List<String> rows = new ArrayList<>();
    rows.add(data(assembler, Canary.query(pair)));
    rows.add(data(assembler, Canary.form("note=x&" + pair)));
    rows.add(data(assembler, Canary.json("{" + written + "}")));
    return rows.stream().allMatch(row -> row.contains(written));
  }

  private static String data(RecordAssembler assembler, ActivityRecord record) {
    return assembler.assemble(record).value(Column.REQUEST_DATA).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void settingsOfSecretsStayAsNumbersListsAndObjects() {
    RecordAssembler assembler = CanaryTest.assembler();
    for (String json :
        List.of(
            "{\"passwordPolicy\":{\"minLength\":8,\"requireDigits\":true,\"kind\":\"strong\"}}",
            "{\"authMethods\":[\"pwd\",\"otp\"],\"sessionTimeout\":30,\"pinCodeRequired\":true}",
            "{\"showPassword\":true,\"passwordExpired\":false,\"credentialsNonExpired\":null}",
            "{\"name\":\"passwordPolicy\",\"value\":\"strong\"}",
            "{\"name\":\"requirePassword\",\"value\":true}")) {
      assertThat(data(assembler, Canary.json(json))).isEqualTo("{\"json\":" + json + "}");
    }
  }

  @Test
  void settingsOfSecretsStayInTexts() {
    for (String text :
        List.of(
            "Session ended: sessionTimeout=30, authType=LDAP",
            "User[passwordExpired=false, tokenType=bearer, mfaEnabled=true]",
            "{\"tokenType\":\"bearer\",\"passwordPolicy\":\"strong\"}",
            "<authType>LDAP</authType><input name=\"showPassword\" value=\"true\"/>")) {
      assertThat(redactor.text(text)).isEqualTo(text);
    }
  }

  @Test
  void aPasswordMayBeAnyWord() {
    for (String value : List.of("true", "on", "1", "strong", "bearer", "password")) {
      for (String name :
          List.of("password", "newPassword", "user[password]", "pin", "otp", "cvc")) {
        assertThat(redactor.hides(name, value)).as(name + "=" + value).isTrue();
      }
    }
    assertThat(redactor.hides("changePassword", "password")).isTrue();
    assertThat(redactor.hides("token", "bearer")).isTrue();
    assertThat(redactor.hides("tokenType", "Xa7Qp2LmZ8rT4vK9")).isTrue();
    assertThat(redactor.hides("showPassword", "hunter")).isTrue();
  }

  @Test
  void whatTheUserNamesIsASecretWithAllThatStandsUnderIt() {
    Redactor own = new Redactor(List.of("*income*", "tokenType"), List.of(), List.of());

    assertThat(own.hides("incomeType", "high")).isTrue();
    assertThat(own.hides("tokenType", "bearer")).isTrue();
    assertThat(own.hides("cardType", "visa")).isFalse();
  }

  @Test
  void ordinaryTextsStayWhatTheyAre() {
    List<String> texts = new ArrayList<>(Corpus.ordinary("values"));
    texts.addAll(Corpus.ordinary("messages"));

    assertThat(texts)
        .hasSizeGreaterThan(100)
        .filteredOn(text -> !redactor.text(text).equals(text))
        .containsExactlyElementsOf(ALLOWED_TEXTS);
  }

  @Test
  void ordinaryMessagesStayInRows() {
    List<String> changed = new ArrayList<>();
    RecordAssembler assembler = CanaryTest.assembler();
    for (String text : Corpus.ordinary("messages")) {
      String row = assembler.assemble(Canary.error(text)).value(Column.ERROR_MESSAGE).toString();
      if (!row.equals(text)) {
        changed.add(text);
      }
    }
    assertThat(changed).containsExactlyElementsOf(ALLOWED_TEXTS);
  }
}
