package io.useractivity.engine.capture.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.record.RequestLine;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for a page: whom the application vouches for, and nobody else. */
class AskerSourcesTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  /** Each says "mallory" in the request below. */
  private static final String OF_THE_CLIENT =
      "header:X-User,cookie:uid,query:user,jwt:sub,path:1,subdomain";

  private final FakeRequest request = FakeRequest.get(LINE, "/mallory/activity-logs");

  AskerSourcesTest() {
    String token =
        Base64.getUrlEncoder()
            .encodeToString("{\"sub\":\"mallory\"}".getBytes(StandardCharsets.UTF_8));
    request.query = "user=mallory";
    request.headers.put("X-User", "mallory");
    request.headers.put("Cookie", "uid=mallory");
    request.headers.put("Authorization", "Bearer e30." + token + ".x");
    request.headers.put("Host", "mallory.example.com");
  }

  @Test
  void nobodyIsSignedIn() throws Exception {
    assertThat(ask("").isNobody()).isTrue();
    assertThat(ask("").roles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "header:X-User",
        "cookie:uid",
        "query:user",
        "jwt:sub",
        "path:1",
        "subdomain",
        "const:mallory"
      })
  void whatAClientCanSayIsNobody(String source) throws Exception {
    if (!source.equals("subdomain")) { // which is a source of tenants alone
      assertThat(ask("user.id=" + source + ",user.email=" + source).isNobody()).isTrue();
    }
    request.logIn("ann");

    Asker asker = ask("user.id=" + source + ",user.email=" + source + ",user.role=" + source);

    assertThat(asker.userId()).isEqualTo("ann");
    assertThat(asker.userEmail()).isNull();
    assertThat(ask("user.role=" + source, "mallory").roles()).isEmpty();
  }

  @Test
  void noTenantIsTakenFromAClient() throws Exception {
    request.logIn("ann");

    assertThat(ask("tenant.id=" + OF_THE_CLIENT).tenantId()).isNull();

    request.session = new FakeSession(LINE, "1");
    request.session.attributes.put("tenantId", "north");
    assertThat(ask("tenant.id=" + OF_THE_CLIENT).tenantId()).isEqualTo("north");
    assertThat(ask("tenant.id=" + OF_THE_CLIENT + ",session:tenantId").tenantId())
        .isEqualTo("north");
  }

  @Test
  void theOneTenantOfAnApplicationIsEverybodys() throws Exception {
    request.logIn("ann");

    assertThat(ask("tenant.id=const:acme").tenantId()).isEqualTo("acme");
    assertThat(ask("tenant.id=header:X-User,const:acme").tenantId()).isEqualTo("acme");
  }

  @Test
  void aClientsWordCountsWhereTheApplicationSaysTheSame() throws Exception {
    request.logIn("mallory");

    assertThat(ask("user.id=jwt:sub").userId()).isEqualTo("mallory");
    assertThat(ask("user.id=jwt:sub,session:id").userId()).isEqualTo("mallory");
  }

  @Test
  void theSourcesOfTheApplicationGoBeforeThePrincipalsName() throws Exception {
    request.logIn("ann");
    request.session = new FakeSession(LINE, "1");
    request.session.attributes.put("uid", "17");
    request.attributes.put("mail", "ann@acme.example");

    Asker asker = ask("user.id=header:X-User,session:uid,user.email=attribute:mail");

    assertThat(asker.userId()).isEqualTo("17");
    assertThat(asker.userEmail()).isEqualTo("ann@acme.example");
  }

  @Test
  void anAddressForANameIsTheEmailToo() throws Exception {
    request.logIn("ann@acme.example");

    assertThat(ask("").userId()).isEqualTo("ann@acme.example");
    assertThat(ask("").userEmail()).isEqualTo("ann@acme.example");
  }

  @Test
  void theSessionsUserAsksWhereThereIsNoPrincipal() throws Exception {
    request.session = new FakeSession(LINE, "1");
    request.session.attributes.put("user", Map.of("name", "bob", "role", "admin"));

    Asker asker = ask("", "admin", "auditor");

    assertThat(asker.userId()).isEqualTo("bob");
    assertThat(asker.roles()).containsExactly("admin");
  }

  @Test
  void theContainerIsAskedForEachRoleThatMatters() throws Exception {
    request.logIn("ann");
    request.roles = Set.of("auditor", "clerk", "**", "*");

    assertThat(ask("", "admin", "auditor").roles()).containsExactly("auditor");
    assertThat(ask("", "*", "**").roles()).isEmpty();
    assertThat(ask("").roles()).isEmpty();
  }

  @Test
  void rolesOfTheApplicationsSourcesCount() throws Exception {
    request.logIn("ann");
    request.session = new FakeSession(LINE, "1");
    request.session.attributes.put("rights", "ADMIN,CLERK");

    assertThat(ask("user.role=session:rights", "ADMIN").roles()).containsExactly("ADMIN");
    assertThat(ask("user.role=session:rights", "ROLE_ADMIN").roles()).containsExactly("ROLE_ADMIN");
    assertThat(ask("user.role=session:rights", "ADM").roles()).isEmpty();
  }

  private Asker ask(String configuration, String... roles) throws Exception {
    RequestLine line =
        new RequestLine.Builder(request.method, request.uri)
            .contextPath(request.contextPath)
            .queryString(request.query)
            .build();
    Configuration read =
        new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
            .read(configuration);
    IdentitySources sources =
        new IdentitySources(
            read.get(Option.USER_ID),
            read.get(Option.USER_EMAIL),
            read.get(Option.USER_ROLE),
            read.get(Option.TENANT_ID));
    return new AskerSources(sources)
        .ask(
            new RequestInHand(ServletApi.of(request.object), request.object, line), List.of(roles));
  }
}
