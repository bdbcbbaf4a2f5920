package io.useractivity.engine.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNamesTest {

  private final SensitiveNames names = new SensitiveNames(List.of(), List.of());

  /** Elastic APM, "sanitize_field_names", with something for each wildcard. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "passwd",
        "pwd",
        "secret",
        "key",
        "userkey",
        "token",
        "mytokenx",
        "session",
        "xsessiony",
        "credit",
        "credits",
        "card",
        "idcard",
        "authorization",
        "set-cookie",
        "auth",
        "xauthy",
        "principal",
        "userprincipalname"
      })
  void elasticsAreThere(String name) {
    assertThat(names.contains(name)).isTrue();
  }

  /** Sentry's Python SDK, "DEFAULT_DENYLIST" and "DEFAULT_PII_DENYLIST". */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "passwd",
        "secret",
        "api_key",
        "apikey",
        "auth",
        "credentials",
        "mysql_pwd",
        "privatekey",
        "private_key",
        "token",
        "ip_address",
        "session",
        "csrftoken",
        "sessionid",
        "remote_addr",
        "x_csrftoken",
        "x_forwarded_for",
        "set_cookie",
        "cookie",
        "authorization",
        "x_api_key",
        "x_real_ip",
        "aiohttp_session",
        "connect.sid",
        "csrf_token",
        "csrf",
        "_csrf",
        "_csrf_token",
        "PHPSESSID",
        "_session",
        "symfony",
        "user_session",
        "_xsrf",
        "XSRF-TOKEN"
      })
  void sentrysAreThere(String name) {
    assertThat(names.contains(name)).isTrue();
  }

  /** Rails' template of filter_parameter_logging.rb, and the spellings of Datadog's expression. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "passw",
        "email",
        "user_email",
        "secret",
        "token",
        "_key",
        "sort_key_x",
        "crypt",
        "encrypted",
        "salt",
        "certificate",
        "otp",
        "ssn",
        "cvv",
        "cvc",
        "pword",
        "old_pwd",
        "new-password",
        "password1",
        "password2",
        "pass",
        "pass_phrase",
        "passphrase",
        "api_key_id",
        "apikeyid",
        "private-key-id",
        "public_key",
        "access_key",
        "access_key_id",
        "secret_key",
        "consumer_id",
        "consumerkey",
        "consumer_secret",
        "sign",
        "signed",
        "signature",
        "authentication",
        "authorization"
      })
  void railsAndDatadogsAreThere(String name) {
    assertThat(names.contains(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "author",
        "authors",
        "authorName",
        "coauthor",
        "tokenizer",
        "tokenised",
        "keyboard",
        "keyword",
        "keyWords",
        "keynote",
        "passenger",
        "passengers",
        "compass",
        "bypass",
        "passage",
        "compassion",
        "shipping",
        "shippingAddress",
        "spinner",
        "opinion",
        "pinned",
        "pint",
        "monkey",
        "turkey",
        "hockey",
        "jockey",
        "whiskey",
        "wildcard",
        "cardinality",
        "discard",
        "scorecard",
        "postcard",
        "cardiology",
        "secretary",
        "secretariat",
        "possession",
        "obsession",
        "accredited",
        "businessName",
        "classname",
        "businessname",
        "assignment",
        "design",
        "designer",
        "signin",
        "sign_up",
        "hotpink",
        "footprint",
        "basalt",
        "saltwater",
        "description",
        "name",
        "username",
        "user",
        "id",
        "orderId",
        "product",
        "quantity",
        "price",
        "amount",
        "total",
        "status",
        "date",
        "created_at",
        "page",
        "size",
        "sort",
        "q",
        "query",
        "filter",
        "lang",
        "locale",
        "city",
        "zip",
        "street",
        "country",
        "company",
        "phone",
        "comment",
        "message",
        "title",
        "tags",
        "color",
        "panel",
        "pane",
        "Japan",
        "side",
        "inside",
        "residence",
        "sidebar",
        "wsid2x",
        "caliban",
        "discovery",
        "cvs",
        "tangent",
        "standard",
        "tandem",
        "distance",
        "instance",
        "pinboard",
        "pinch",
        "pingback",
        "mapping",
        "typing",
        "spin",
        "postcode",
        "zipcode",
        "countryCode",
        "errorCode",
        "code",
        "couponcode",
        "ticket",
        "ticketId",
        "surpass",
        "trespass",
        "overpass",
        "skipass",
        "boarding_pass",
        "bandpass",
        "massage",
        "taliban",
        "cliff",
        "parole",
        "paroles",
        "gesloten",
        "enclave",
        "autoclave",
        "chiffre",
        "cmdparams",
        "pwa",
        "option",
        "optional",
        "assert",
        "pass-through",
        "cookieConsent",
        "cardboard",
        "",
        "1",
        "_",
        "[]",
        "...",
        "übersicht",
        "名前"
      })
  void ordinaryNamesAreNot(String name) {
    assertThat(names.contains(name)).isFalse();
  }

  /** Words written together in lower case, and the usual ones of other languages. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "userpass",
        "newpass",
        "dbpass",
        "mypass2",
        "loginpw",
        "newpw",
        "psw",
        "pswd",
        "userpsw",
        "mdp",
        "nouveaumdp",
        "mdp2",
        "newpin",
        "oldpin",
        "pin2",
        "codepin",
        "tan",
        "TAN",
        "smsTan",
        "pushtan",
        "passwd",
        "pwd2",
        "pasword",
        "passwort",
        "kennwort",
        "neueskennwort",
        "motdepasse",
        "mot_de_passe",
        "motDePasse",
        "contrasena",
        "contraseña",
        "CONTRASEÑA",
        "contrasenya",
        "clave",
        "senha",
        "novaSenha",
        "palavra-passe",
        "wachtwoord",
        "haslo",
        "hasło",
        "noweHaslo",
        "parola",
        "nuovaparola",
        "parolă",
        "sifre",
        "şifre",
        "yeniSifre",
        "lozinka",
        "lozinku",
        "zaporka",
        "heslo",
        "noveheslo",
        "geslo",
        "jelszo",
        "jelszó",
        "salasana",
        "losenord",
        "lösenord",
        "lo\u0308senord",
        "adgangskode",
        "passord",
        "kodeord",
        "tunnusluku",
        "slaptažodis",
        "κωδικός πρόσβασης",
        "συνθηματικό",
        "密码",
        "密碼",
        "口令",
        "验证码",
        "パスワード",
        "ﾊﾟｽﾜｰﾄﾞ",
        "暗証番号",
        "비밀번호",
        "암호",
        "пароль",
        "новыйПароль",
        "парола",
        "лозинка",
        "סיסמה",
        "كلمة المرور",
        "पासवर्ड",
        "รหัสผ่าน",
        "mat_khau",
        "mậtkhẩu",
        "kata_sandi",
        "assertion",
        "client_assertion",
        "SAMLResponse",
        "SAMLart",
        "id_token",
        "idtoken",
        "device_code",
        "pgtIou",
        "otp",
        "smsotp",
        "otpcode",
        "mfacode",
        "totp",
        "hotp",
        "verification_code",
        "recoverycode",
        "cvv2",
        "cardcvc",
        "ccnum",
        "customerssn",
        "ssn4",
        "useriban",
        "iban2",
        "debtorIban",
        "schluessel",
        "privaterSchlüssel"
      })
  void joinedWordsAndThoseOfOtherLanguagesAreThere(String name) {
    assertThat(names.contains(name)).isTrue();
  }

  @Test
  void namesThatNobodyUsesAreNotTrusted() {
    assertThat(names.contains("x".repeat(257))).isTrue();
    assertThat(names.contains(null)).isFalse();
  }

  @Test
  void theUsersOwnNamesAreWordsUnlessAStarSaysOtherwise() {
    SensitiveNames own = new SensitiveNames(List.of("birth day", "*income*", "tax*"), List.of());

    assertThat(List.of("birthday", "birth_day", "user.birthDay", "birthdays"))
        .allMatch(own::contains);
    assertThat(own.contains("birthdaycake")).isFalse();
    assertThat(own.contains("householdincomeyearly")).isTrue();
    assertThat(own.contains("taxnumber")).isTrue();
    assertThat(own.contains("syntax")).isFalse();
  }

  @Test
  void anExceptionCoversItsOwnWordsAndNotMore() {
    SensitiveNames excepted = new SensitiveNames(List.of(), List.of("email", "sort key"));

    assertThat(excepted.contains("email")).isFalse();
    assertThat(excepted.contains("userEmail")).isFalse();
    assertThat(excepted.contains("sort_key")).isFalse();
    assertThat(excepted.contains("email_password")).isTrue();
    assertThat(excepted.contains("sort_api_key")).isTrue();
  }
}
