package io.useractivity.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which words a path says that somebody signs in or out. */
class SignInWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/Login.do",
        "/log-in",
        "/logon.jsp",
        "/shop/signin",
        "/sign-in.do;v=1",
        "/sign_in?x=/y",
        "/api/authenticate/",
        "/j_security_check",
        "/j_spring_security_check",
        "/j_acegi_security_check",
        "/security_login_check",
        "/checkLogin",
        "/checklogin.php",
        "/loginAction.do",
        "/loginaction.do",
        "/doLogin",
        "/processlogin",
        "/UserLoginServlet",
        "/wp-login.php",
        "/login.xhtml",
        "/LoginHandler",
        "/wicket/bookmarkable/org.apache.wicket.examples.authentication1.SignIn",
        "/org.example.SignInPage",
        "login",
        "admin_login_new.jsp",
        "/loginPage2"
      })
  void somebodySignsInThere(String path) {
    assertThat(SignInWords.isLogin(path)).isTrue();
    assertThat(SignInWords.isLogout(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/logout",
        "/Logout",
        "/log-out.do",
        "/logoff.jsp",
        "/SignOut",
        "/logoutAction.do",
        "/dologout",
        "/j_spring_security_logout",
        "/org.example.LogoutPage"
      })
  void somebodySignsOutThere(String path) {
    assertThat(SignInWords.isLogout(path)).isTrue();
    assertThat(SignInWords.isLogin(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/login/otp",
        "/login-attempts",
        "/loginHistory.do",
        "/deleteLogin",
        "/loginSuccess",
        "/logins/7",
        "/signing",
        "/assign",
        "/design-in",
        "/blog/on-top",
        "/catalogin",
        "/css/login.css",
        "/orders/signoff",
        "/org.example.login.ChangePassword"
      })
  void nobodyDoesThere(String path) {
    assertThat(SignInWords.isLogin(path)).isFalse();
    assertThat(SignInWords.isLogout(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/register",
        "/sign-up",
        "/user/saveUser.do",
        "/registration/step2",
        "/changePassword",
        "/api/users",
        "/setup/"
      })
  void passwordsAreForSomethingElseThere(String path) {
    assertThat(SignInWords.isForAccounts(path)).isTrue();
    assertThat(SignInWords.isForAccounts("/shop/login")).isFalse();
  }
}
