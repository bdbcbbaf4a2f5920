package io.useractivity.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityTest {

  private static final Identity ANN = new Identity("ann", "1", "ann@example.com", "clerk", "north");

  @Test
  void nobodyIsKnownAtFirst() {
    assertThat(Identity.UNKNOWN.hasUser()).isFalse();
    assertThat(Identity.UNKNOWN.userId()).isNull();
    assertThat(Identity.UNKNOWN.userEmail()).isNull();
  }

  @Test
  void theConfiguredIdGoesBeforeThePrincipal() {
    assertThat(ANN.userId()).isEqualTo("1");
    assertThat(new Identity("ann", null, null, null, null).userId()).isEqualTo("ann");
  }

  @Test
  void aPrincipalWithAnAtIsAnAddressToo() {
    assertThat(new Identity("ann@example.com", null, null, null, null).userEmail())
        .isEqualTo("ann@example.com");
    assertThat(new Identity("ann", null, null, null, null).userEmail()).isNull();
    assertThat(new Identity("@ann", null, null, null, null).userEmail()).isNull();
    assertThat(new Identity("x@example.com", null, "ann@example.com", null, null).userEmail())
        .isEqualTo("ann@example.com");
  }

  @Test
  void roleAndTenantAloneAreNoUser() {
    assertThat(new Identity(null, null, null, "clerk", "north").hasUser()).isFalse();
    assertThat(new Identity("ann", null, null, null, null).hasUser()).isTrue();
    assertThat(new Identity(null, "1", null, null, null).hasUser()).isTrue();
    assertThat(new Identity(null, null, "ann@example.com", null, null).hasUser()).isTrue();
  }

  @Test
  void anIdentityThatSaysNothingChangesNothing() {
    Identity merged = Identity.UNKNOWN.orElse(ANN);

    assertThat(merged.userId()).isEqualTo("1");
    assertThat(merged.userEmail()).isEqualTo("ann@example.com");
    assertThat(merged.userRole()).isEqualTo("clerk");
    assertThat(merged.tenantId()).isEqualTo("north");
    assertThat(ANN.orElse(Identity.UNKNOWN)).isSameAs(ANN);
    assertThat(ANN.orElse(ANN)).isSameAs(ANN);
  }

  @Test
  void usersAreNotMixed() {
    Identity merged = new Identity("bob", null, null, null, null).orElse(ANN);

    assertThat(merged.userId()).isEqualTo("bob");
    assertThat(merged.userEmail()).isNull();
    assertThat(merged.userRole()).isNull();
  }

  @Test
  void theTenantOutlivesAChangeOfUser() {
    assertThat(new Identity("bob", null, null, null, null).orElse(ANN).tenantId())
        .isEqualTo("north");
    assertThat(new Identity("bob", null, null, null, "south").orElse(ANN).tenantId())
        .isEqualTo("south");
  }

  @Test
  void aLaterTenantKeepsTheUser() {
    Identity merged = new Identity(null, null, null, null, "south").orElse(ANN);

    assertThat(merged.userId()).isEqualTo("1");
    assertThat(merged.userRole()).isEqualTo("clerk");
    assertThat(merged.tenantId()).isEqualTo("south");
  }

  @Test
  void aRoleOfItsOwnIsKeptForAUserWithoutOne() {
    Identity merged =
        new Identity(null, null, null, "clerk", null)
            .orElse(new Identity("bob", null, null, null, null));

    assertThat(merged.userId()).isEqualTo("bob");
    assertThat(merged.userRole()).isEqualTo("clerk");
  }
}
