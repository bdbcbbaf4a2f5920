package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that let somebody in once, and codes that only have their names. */
class OneTimeCodesTest {

  private final RecordAssembler assembler = CanaryTest.assembler();

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          /app code=SplxlOBeZQQYbYS6WxSbIA&state=xyz
          /app code=F3aBcD&state=3f2c1d9ab07e
          /app code=F3aBcD&state=xyz&session_state=1
          /openid_connect_login code=F3aBcD&state=1
          /token grant_type=authorization_code&code=abc
          /token grant_type=authorization_code&code=123456
          /shiro/cas ticket=1-aBcDeFgHiJ
          /app ticket=ST-12-aBcDeFgHiJ-cas1
          /cas/login lt=LT-7-aBcDeFgHiJ
          /login username=ann&code=123456
          /j_spring_security_check code=123456
          /account/verify code=123456&rememberDevice=true
          /login/2fa code=123456
          /login/2fa code=123%20456
          /mfa/verify code=1234
          /accounts/two-factor answer=12345678
          /two_factor_challenge code=123-456
          /totp token=123456
          /api/TwoFactor sms_code=123456
          /login/challenge/totp challenge=123456
          /otp digit-1=7
          /2fa code1=7
          /2fa code=7&code=8&code=9
          /users password=a&code=123456
          /session mfa_token=a&code=123456
          /any ConfirmationCode=123456
          """)
  void aCodeThatProvesWhoSomebodyIsGoes(String path, String form) {
    String data = data(form(path, form));

    assertThat(data).contains("[REDACTED]");
    assertThat(data).doesNotContainPattern("Splx|F3aB|abc\"|aBcD|123|1234|\"7\"|\"8\"|\"9\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          /shop code=SAVE10
          /shop code=123456
          /addresses state=CA&code=90210
          /addresses state=Texas&code=90210&city=Austin
          /authors code=123456
          /products code=4711&number=123456
          /events ticket=2&state=open
          /booking confirmationCode=ABC123
          /login code=ADMIN
          /login username=ann&zip=12345
          /lt lt=x
          /2fa method=sms
          /orders digit=7&value=123456
          """)
  void aCodeOfAnotherKindStays(String path, String form) {
    assertThat(data(form(path, form))).doesNotContain("[REDACTED]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          /api/auth/mfa {"data":{"code":123456}}
          /api/auth/login {"code":"123456","trustDevice":true}
          /api/2fa [{"code":"123456"}]
          /api/session {"password":"x","code":123456}
          """)
  void aCodeWithinJsonGoes(String path, String json) {
    RequestContent.Builder content = new RequestContent.Builder();
    byte[] body = json.getBytes(StandardCharsets.UTF_8);

    String data = data(record(path, content.contentType("application/json").body(body, 99)));

    assertThat(data).contains("\"code\":\"[REDACTED]\"").doesNotContain("123456");
  }

  private String data(ActivityRecord record) {
    return assembler.assemble(record).value(Column.REQUEST_DATA).toString();
  }

  private static ActivityRecord form(String path, String form) {
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    RequestContent.Builder content = new RequestContent.Builder();
    return record(
        path, content.contentType("application/x-www-form-urlencoded").body(body, body.length));
  }

  private static ActivityRecord record(String path, RequestContent.Builder content) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder("POST", path).contextPath("").client("::1", null).build())
        .outcome(Outcome.of(200))
        .content(content.build())
        .build();
  }
}
