package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.Identity;
import java.nio.CharBuffer;
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

  private String ofAttribute(Object value) {
    request.session.attributes.put("value", value);
    return read("user.id=session:value,header:X-User").userId();
  }

  private Identity read(String configuration) {
    return Harness.identitySources(configuration).read(request.inHand(), true).identity;
  }
}
