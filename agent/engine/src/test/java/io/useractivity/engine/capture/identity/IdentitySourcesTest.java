package io.useractivity.engine.capture.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.DispatchKind;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.RequestLine;
import java.io.File;
import java.nio.CharBuffer;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentitySourcesTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final FakeRequest request = new FakeRequest(LINE);

  @BeforeEach
  void fillRequest() {
    request.headers.put("X-User", "from-header");
    request.session = new FakeSession(LINE, "session-1");
    request.session.attributes.put("user", "from-session");
    request.logIn("from-principal");
  }

  @Test
  void theFirstSourceThatKnowsWins() {
    assertThat(read("user.id=session:none,header:X-User,session:user").userId())
        .isEqualTo("from-header");
    assertThat(read("user.id=session:user,header:X-User").userId()).isEqualTo("from-session");
    assertThat(read("user.id=principal,header:X-User").userId()).isEqualTo("from-principal");
  }

  @Test
  void anEmptyValueIsNone() {
    request.headers.put("X-User", "");

    assertThat(read("user.id=header:X-User,session:user").userId()).isEqualTo("from-session");
  }

  @Test
  void eachPartHasItsOwnSources() {
    request.session.attributes.put("role", "clerk");
    request.headers.put("X-Tenant", "north");

    Identity identity =
        read("user.email=session:user,user.role=session:role,tenant.id=header:X-Tenant");

    assertThat(identity.userId()).isEqualTo("from-principal");
    assertThat(identity.userEmail()).isEqualTo("from-session");
    assertThat(identity.userRole()).isEqualTo("clerk");
    assertThat(identity.tenantId()).isEqualTo("north");
  }

  @Test
  void anExceptionOfThePrincipalDoesNotHideTheOtherSources() {
    request.principal =
        () -> {
          throw new StackOverflowError("a wrapper that calls itself");
        };

    assertThat(read("user.id=principal,header:X-User").userId()).isEqualTo("from-header");
  }

  @Test
  void anInvalidatedSessionDoesNotHideTheOtherSources() {
    request.session.valid = false;

    assertThat(read("user.id=session:user,header:X-User").userId()).isEqualTo("from-header");
  }

  @Test
  void withoutASessionTheOtherSourcesAreAsked() {
    request.session = null;

    assertThat(read("user.id=session:user,header:X-User").userId()).isEqualTo("from-header");
    assertThat(request.forbiddenCalls).isZero();
  }

  @Test
  void plainValuesAreTakenAsText() {
    UUID uuid = UUID.randomUUID();
    assertThat(ofAttribute(7L)).isEqualTo("7");
    assertThat(ofAttribute(CharBuffer.wrap("text"))).isEqualTo("text");
    assertThat(ofAttribute(DispatchKind.ERROR)).isEqualTo("ERROR");
    assertThat(ofAttribute(uuid)).isEqualTo(uuid.toString());
  }

  @Test
  void anObjectOfTheApplicationIsNotCalled() {
    Object explosive =
        new Object() {
          @Override
          public String toString() {
            throw new AssertionError("called");
          }
        };

    assertThat(ofAttribute(explosive)).isEqualTo("from-header");
  }

  @Test
  void whoIsNobodyIsUnknown() {
    request.principal = () -> null;
    request.session.attributes.clear();

    assertThat(read("user.id=header:X-None")).isSameAs(Identity.UNKNOWN);
  }

  @Test
  void everyKindOfSourceIsRead() {
    request.principal = () -> new Named();
    request.headers.put("Cookie", "a=1; uid=\"c-7\"; b=2");
    request.headers.put("Host", "acme.example.com:8080");
    request.headers.put(
        "Authorization",
        "Bearer e30."
            + java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    "{\"sub\":\"u-17\",\"realm\":{\"roles\":[\"a\",\"b\"]},\"x.y\":3}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + ".s");
    request.query = "a=1&who=J%C3%BCrgen+A&who=2&%69d=7&broken=%zz&old=%E9&twice=&twice=3";
    request.contextPath = "/shop";
    request.uri = "/shop/t/n%6Frth;v=1/orders";
    request.roles = java.util.Set.of("CLERK");
    request.session.attributes.put("account", java.util.Map.of("owner", new Named()));
    request.session.attributes.put("account.owner", "dotted");
    request.attributes.put("org.example.user", new Named());

    for (String[] each :
        new String[][] {
          {"principal", "named"},
          {"principal:email", "n@example.com"},
          {"session:account.owner", "dotted"},
          {"session:account.owner.email", "n@example.com"},
          {"attribute:org.example.user.email", "n@example.com"},
          {"header:X-User", "from-header"},
          {"cookie:uid", "c-7"},
          {"query:who", "Jürgen A"},
          {"query:id", "7"},
          {"query:broken", "%zz"},
          {"query:old", "é"},
          {"query:twice", "3"},
          {"jwt:sub", "u-17"},
          {"jwt:realm.roles", "a,b"},
          {"jwt:x.y", "3"},
          {"path:1", "t"},
          {"path:2", "north"},
          {"path:/t/{tenant}/**", "north"},
          {"path:/t/{tenant}/orders", "north"},
          {"subdomain", "acme"},
          {"roles:ADMIN|CLERK", "CLERK"},
          {"const:x", "x"}
        }) {
      assertThat(read("tenant.id=" + each[0]).tenantId()).as(each[0]).isEqualTo(each[1]);
    }
    for (String none :
        new String[] {
          "principal:absent",
          "session:absent.x",
          "cookie:ui",
          "query:absent",
          "jwt:absent",
          "path:4",
          "path:/x/{tenant}/**",
          "path:/t/{tenant}",
          "roles:ADMIN"
        }) {
      assertThat(read("tenant.id=" + none).tenantId()).as(none).isNull();
    }
    assertThat(request.forbiddenCalls).isZero();
  }

  @Test
  void cookiesMayComeInSeveralLines() {
    request.headers.put("Cookie", "a=1; b=2\nuid=c-7\nuid=c-8; d=4");

    assertThat(read("tenant.id=cookie:uid").tenantId()).isEqualTo("c-7");
    assertThat(read("tenant.id=cookie:d").tenantId()).isEqualTo("4");
  }

  @Test
  void aHostThatHasNoHeaderIsAskedForByItsName() {
    request.headers.remove("Host");
    request.protocol = "HTTP/2.0";
    request.serverName = "acme.example.com";
    request.serverPort = 8443;

    assertThat(read("tenant.id=subdomain").tenantId()).isEqualTo("acme");
    assertThat(read("tenant.id=header:host").tenantId()).isEqualTo("acme.example.com:8443");
    request.serverPort = 443;
    assertThat(read("tenant.id=header:Host").tenantId()).isEqualTo("acme.example.com");
  }

  @Test
  void whoNamesNoHostInHttp1HasNone() {
    request.headers.remove("Host");
    request.protocol = "HTTP/1.0";
    request.serverName = "ip-10-0-0-1.internal.example"; // the machine's own

    assertThat(read("tenant.id=subdomain").tenantId()).isNull();
    assertThat(read("tenant.id=header:Host").tenantId()).isNull();
  }

  @Test
  void addressesAndShortHostsHaveNoSubdomain() {
    for (String host :
        new String[] {
          "example.com",
          "localhost",
          "192.0.2.1",
          "192.0.2.1:80",
          "[2001:db8::1]:80",
          "",
          "www.example.com",
          "example.com."
        }) {
      request.headers.put("Host", host);
      assertThat(read("tenant.id=subdomain").tenantId()).as(host).isNull();
    }
  }

  @Test
  void whatIsNoTokenHasNoClaims() {
    for (String header :
        new String[] {"Basic e.y.s", "Bearer x", "Bearer a.b", "Bearer a.!.c", "Bearer a.W10.c"}) {
      request.headers.put("Authorization", header);
      assertThat(read("tenant.id=jwt:sub").tenantId()).as(header).isNull();
    }
  }

  /** A principal with a property. */
  public static class Named implements java.security.Principal {
    @Override
    public String getName() {
      return "named";
    }

    public String getEmail() {
      return "n@example.com";
    }
  }

  private String ofAttribute(Object value) {
    request.session.attributes.put("value", value);
    return read("user.id=session:value,header:X-User").userId();
  }

  private Identity read(String configuration) {
    RequestLine line =
        new RequestLine.Builder(request.method, request.uri)
            .contextPath(request.contextPath)
            .queryString(request.query)
            .build();
    return sources(configuration)
        .read(new RequestInHand(ServletApi.of(request.object), request.object, line), true)
        .identity;
  }

  private static IdentitySources sources(String configuration) {
    try {
      Configuration read =
          new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
              .read(configuration);
      return new IdentitySources(
          read.get(Option.USER_ID),
          read.get(Option.USER_EMAIL),
          read.get(Option.USER_ROLE),
          read.get(Option.TENANT_ID));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
