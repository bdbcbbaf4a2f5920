package io.useractivity.engine.capture.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of a session's attributes are those of its user. */
class UserAttributeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user",
        "USER",
        "currentUser",
        "current_user",
        "current-user",
        "CURRENTUSER",
        "sessionUser",
        "SESSION_USER",
        "userSession",
        "LOGIN_USER",
        "loginuser",
        "loggedInUser",
        "USER_LOGGED_IN",
        "USER_IN_SESSION",
        "USER_SESSION_KEY",
        "com.acme.USER_SESSION_KEY",
        "com.acme.web.LoginUser",
        "com.acme.user",
        "sessionScope.loginUser",
        "scopedTarget.userSession",
        "userInfo",
        "USERINFO",
        "userBean",
        "userData",
        "user_dto",
        "userVO",
        "account",
        "userAccount",
        "authUser",
        "AUTH_USER",
        "authenticatedUserId",
        "principal",
        "uid",
        "userNo",
        "user.id",
        "usr_nm",
        "memberId",
        "MEMBER",
        "empNo",
        "employeeId",
        "operator",
        "operatorId",
        "admin",
        "adminUser",
        "login",
        "loginName",
        "loginId",
        "loginBean",
        "currentCustomer",
        "wicket:shop:session",
        "benutzer",
        "accountBean"
      })
  void theseAreUsers(String name) {
    assertThat(UserAttribute.of(name).mayHaveUser()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "_",
        "users",
        "userList",
        "userCount",
        "userSettings",
        "USER_PREFERENCES",
        "userLocale",
        "userTheme",
        "userRole",
        "userRights",
        "userAgent",
        "userForm",
        "userController",
        "userMB",
        "userToken",
        "user_csrf",
        "userPassword",
        "userAuth",
        "userNumber",
        "selectedUser",
        "editUser",
        "newUser",
        "lastUser",
        "otherUser",
        "viewedUser",
        "userFilter",
        "userLoggedInAt",
        "isLoggedIn",
        "loginTime",
        "loginAttempts",
        "loginError",
        "loginCode",
        "authCode",
        "authNo",
        "sessionId",
        "cart",
        "customer",
        "customerId",
        "person",
        "employee",
        "accountList",
        "locale",
        "name",
        "id",
        "javax.servlet.jsp.jstl.fmt.request.charset",
        "org.springframework.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN"
      })
  void theseAreNot(String name) {
    assertThat(UserAttribute.of(name).mayHaveUser()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "user, ann",
    "user, DOMAIN\\ann",
    "loginUser, ann@example.com",
    "userId, 7",
    "userId, 550e8400-e29b-41d4-a716-446655440000",
    "login, ann",
    "memberId, 1",
    "account, ann",
    "userName, Ann Smith"
  })
  void suchATextIsItsName(String name, String text) {
    assertThat(UserAttribute.of(name).mayBe(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "user, true",
    "user, anonymous",
    "user, null",
    "userId, 0",
    "userId, -1",
    "login, ok",
    "login, 1",
    "admin, 1",
    "admin, Y",
    "account, 4711",
    "user, {\"name\":\"ann\"}",
    "userInfo, https://example.com/ann",
    "userSession, 9f86d081884c7d659a2feaa0c55ad015",
    "sessionBean, ann",
    "userProfile, dark"
  })
  void suchATextIsNot(String name, String text) {
    assertThat(UserAttribute.of(name).mayBe(text)).isFalse();
  }

  @Test
  void whoHasCertainlySignedInIsLikelierThanWhoMayBeLookedAt() {
    List<String> sorted = new ArrayList<>();
    Stream.of("account", "userId", "user", "login", "loginUser", "SPRING_SECURITY_CONTEXT")
        .map(UserAttribute::of)
        .filter(UserAttribute::mayHaveUser)
        .sorted()
        .forEach(each -> sorted.add(each.name()));

    assertThat(sorted).containsExactly("loginUser", "user", "userId", "account", "login");
  }
}
