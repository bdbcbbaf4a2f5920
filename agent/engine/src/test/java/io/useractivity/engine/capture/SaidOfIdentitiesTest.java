package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is said of sessions without users, and of how a user was looked for. */
class SaidOfIdentitiesTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;
  private static final int MANY = 50;

  private final Harness harness = new Harness("user.id=header:X-User");
  private final FakeSession session = new FakeSession(LINE, "session-1");

  /** With names that nobody can guess. */
  public static class Bearbeiter {
    public String getKuerzel() {
      return "secret-of-ann";
    }

    public String getPasswort() {
      return "secret";
    }

    public Locale getSprache() {
      return Locale.GERMAN;
    }
  }

  @Test
  void sessionsOfNobodyAreToldOnceWithNamesAndTypesAndWhatToSet() {
    session.attributes.put("sb.user.handle", new Bearbeiter());
    session.attributes.put("cart", List.of("secret-of-ann"));
    session.attributes.put("loginToken", "secret-of-ann");
    requests("/shop", MANY - 1);
    assertThat(harness.identities.sightings().news()).isEmpty();
    requests("/shop", 1);

    assertThat(harness.identities.sightings().news())
        .singleElement()
        .asString()
        .startsWith("No user is known of 50 requests of the application /shop that had a session.")
        .contains("cart (java.util.ImmutableCollections$List")
        .contains("sb.user.handle (" + Bearbeiter.class.getName() + ": kuerzel)")
        .endsWith("try user.id=session:sb.user.handle.kuerzel.")
        .doesNotContain("secret", "asswor");
    assertThat(harness.identities.sightings().news()).isEmpty();
    assertThat(harness.identities.sightings().reports()).hasSize(1);
  }

  @Test
  void whereUsersAreFoundThereIsNothingToSay() {
    requests("/shop", MANY);
    session.attributes.put("currentUser", "ann");
    requests("/shop", 1);

    assertThat(harness.identities.sightings().reports()).isEmpty();
  }

  @Test
  void eachApplicationIsToldOfByItself() {
    requests("", MANY);
    requests("/shop", MANY);
    requests("/other", MANY - 1);

    assertThat(harness.identities.sightings().news())
        .hasSize(2)
        .anyMatch(line -> line.contains("application / that"))
        .allMatch(line -> line.contains("The sessions hold nothing"));
  }

  @Test
  void requestsWithoutASessionSayNothing() {
    for (int i = 0; i < 2 * MANY; i++) {
      harness.call(new FakeRequest(LINE), new FakeResponse(LINE));
    }

    assertThat(harness.identities.sightings().reports()).isEmpty();
  }

  @Test
  void aTraceSaysWhichSourcesKnewSomebodyAndNeverWhom() {
    session.attributes.put("currentUser", "secret-ann");
    session.attributes.put("cart", 3);
    requests("/shop", 1);
    assertThat(harness.identities.traces().poll()).isNull();

    harness.identities.traces().want(true);
    requests("/shop", 1);

    assertThat(harness.identities.traces().poll())
        .startsWith("Who sent GET /orders; at the beginning: user.id header:X-User (nothing), ")
        .contains("principal none (nobody)")
        .contains("currentUser (known)")
        .contains("cart (no name of a user's)")
        .contains("; at the end: ")
        .doesNotContain("secret");
    assertThat(harness.identities.traces().poll()).isNull();
  }

  @Test
  void aTracesPathHasNoIdsAndSecrets() {
    harness.identities.traces().want(true);
    FakeRequest request = FakeRequest.get(LINE, "/reset/4f2a/form;jsessionid=secret/%20x/");
    harness.call(request, new FakeResponse(LINE));

    assertThat(harness.identities.traces().poll()).startsWith("Who sent GET /reset/*/form/*/; ");
  }

  private void requests(String contextPath, int count) {
    for (int i = 0; i < count; i++) {
      FakeRequest request = new FakeRequest(LINE);
      request.contextPath = contextPath;
      request.session = session;
      harness.call(request, new FakeResponse(LINE));
    }
    assertThat(harness.swallowed).isEmpty();
  }
}
