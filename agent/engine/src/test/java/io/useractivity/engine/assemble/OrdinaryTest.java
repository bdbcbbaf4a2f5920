package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.Redactor;
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
          "primaryKey",
          "foreignKey",
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
          "Certificate: valid from 2026-01-01 to 2027-01-01",
          "Class com.example.Token: no default constructor");

  private final Redactor redactor = new Redactor(List.of(), List.of(), List.of());

  @Test
  void ordinaryNamesAreNotTakenForThoseOfSecrets() {
    assertThat(Corpus.ordinary("names"))
        .hasSizeGreaterThan(400)
        .filteredOn(redactor::isSensitive)
        .containsExactlyElementsOf(ALLOWED_NAMES);
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
