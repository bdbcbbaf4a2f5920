package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.IdentityChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users whom an application keeps in its session under a name of its own. */
class SessionUserCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final Harness harness = new Harness();
  private final FakeSession session = new FakeSession(LINE, "session-1");

  /** As older applications write them. */
  public static class Staff {
    public String getUSER_ID() {
      return "ann";
    }

    public String getEMail() {
      return "ann@example.com";
    }
  }

  /** What a session's user owns, with names and ids of its own. */
  public static class UserSettings {
    public int getId() {
      return 42;
    }

    public String getName() {
      return "dark";
    }
  }

  /** Of JSF: the form's fields, and whether they were right. */
  public static class LoginBean {
    public String username = "typed";
    public boolean in;

    public String getUsername() {
      return username;
    }

    public boolean isLoggedIn() {
      return in;
    }
  }

  /** The same without a flag. */
  public static class LoginForm {
    public String getUsername() {
      return "typed";
    }
  }

  /** What holds the user beside other things. */
  public static class ShopSession {
    public Object user;

    public String getId() {
      return "A7F";
    }

    public Object getUser() {
      return user;
    }
  }

  @Test
  void theUserIsFoundWhateverItsAttributeIsCalled() {
    for (String name :
        List.of("com.acme.USER_SESSION_KEY", "SESSION_USER", "authUser", "userBean", "memberId")) {
      session.attributes.clear();
      session.attributes.put("cart", List.of("user"));
      session.attributes.put("locale", Locale.GERMANY);
      session.attributes.put(name, "ann");

      assertThat(new Fresh().userOf(session)).as(name).isEqualTo("ann");
    }
  }

  @Test
  void propertiesAreFoundInAnySpelling() {
    session.attributes.put("LOGIN_USER", new Staff());
    ActivityRecord row = row("/");

    assertThat(row.identity().userId()).isEqualTo("ann@example.com");
    assertThat(row.identity().userEmail()).isEqualTo("ann@example.com");
  }

  @Test
  void whatBelongsToAUserIsNone() {
    session.attributes.put("userData", new UserSettings());
    session.attributes.put("userInfo", List.of("ann"));
    session.attributes.put("user", true);
    session.attributes.put("userBean", Map.of("theme", "dark"));
    session.attributes.put("csrfToken", "t-1");

    assertThat(row("/").identity().hasUser()).isFalse();
  }

  @Test
  void aFormsFieldsAreNobodyUntilTheyWereRight() {
    LoginBean bean = new LoginBean();
    session.attributes.put("loginBean", bean);
    assertThat(row("/").identity().hasUser()).isFalse();

    bean.in = true;
    assertThat(row("/").identity().userId()).isEqualTo("typed");
    session.attributes.put("loginBean", new LoginForm());
    assertThat(row("/").identity().hasUser()).isFalse();
  }

  @Test
  void whatHoldsTheUserIsNotTheUser() {
    ShopSession state = new ShopSession();
    session.attributes.put("wicket:shop:session", state);
    assertThat(row("/").identity().hasUser()).isFalse();

    state.user = "ann";
    assertThat(row("/").identity().userId()).isEqualTo("ann");
  }

  @Test
  void aUserOnceFoundIsAskedForByName() {
    session.attributes.put("SESSION_USER", "ann");
    row("/");
    int listed = session.listed;
    assertThat(row("/").identity().userId()).isEqualTo("ann");

    assertThat(session.listed).isEqualTo(listed);
  }

  @Test
  void whatOneApplicationTeachesIsNotTakenForAnothers() {
    session.attributes.put("account", Map.of("username", "ann"));
    assertThat(row("/first").identity().userId()).isEqualTo("ann");

    session.attributes.put("currentUser", "bob");
    assertThat(row("/second").identity().userId()).isEqualTo("bob");
  }

  @Test
  void onlyWhatMayBeTheUserIsReadFromTheSession() {
    session.attributes.put("cart", new Object());
    session.attributes.put("report", new Object());
    row("/"); // which is looked through for the message
    row("/");
    session.asked.clear();
    row("/");

    assertThat(session.asked).doesNotContain("cart", "report");
  }

  @Test
  void aSessionWithoutUserIsListedOnceARequest() {
    session.attributes.put("cart", "3");
    for (int i = 0; i < 10; i++) {
      row("/");
    }
    session.listed = 0;
    row("/");

    assertThat(session.listed).isEqualTo(1);
  }

  @Test
  void aLogInUnderAnyNameIsOne() {
    session.attributes.put("cart", "3");
    FakeRequest request = request("/");
    request.method = "POST";
    call(request, () -> session.attributes.put("SESS_USR", "ann"));
    ActivityRecord row = last();

    assertThat(row.identityChange()).isEqualTo(IdentityChange.LOGIN);
    assertThat(row.identity().userId()).isEqualTo("ann");
  }

  /** Another JVM, which has learnt nothing. */
  private static final class Fresh {
    final Harness harness = new Harness();

    String userOf(FakeSession session) {
      FakeRequest request = new FakeRequest(LINE);
      request.session = session;
      harness.call(request, new FakeResponse(LINE));
      return harness.onlyRecord().identity().userId();
    }
  }

  private ActivityRecord row(String contextPath) {
    call(request(contextPath), () -> {});
    return last();
  }

  private FakeRequest request(String contextPath) {
    FakeRequest request = new FakeRequest(LINE);
    request.contextPath = contextPath;
    request.session = session;
    return request;
  }

  private void call(FakeRequest request, Runnable application) {
    harness.call(request, new FakeResponse(LINE), application);
  }

  private ActivityRecord last() {
    assertThat(harness.swallowed).isEmpty();
    return harness.records.get(harness.records.size() - 1);
  }
}
