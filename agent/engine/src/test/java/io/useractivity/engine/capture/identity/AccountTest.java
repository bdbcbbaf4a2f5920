package io.useractivity.engine.capture.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom real principals and usual objects of sessions stand for. */
class AccountTest {

  private static final String SPRING = "org.springframework.security.";

  /** As applications keep it in a session. */
  public static class User {
    public long getId() {
      return 7;
    }

    public String getEmail() {
      return "ann@example.com";
    }

    public String getRole() {
      return "clerk";
    }

    public String getTenantId() {
      return "north";
    }

    public String getPassword() {
      throw new AssertionError("read");
    }

    @Override
    public String toString() {
      return "User[password=secret]";
    }
  }

  /** A principal of a container that tells roles, as Tomcat's does. */
  public static class ContainerPrincipal implements Principal {
    @Override
    public String getName() {
      return "ann";
    }

    public String[] getRoles() {
      return new String[] {"manager", "clerk"};
    }
  }

  /** As Vaadin 6's applications tell their user. */
  public static class Application {
    private final Object user;

    public Application(Object user) {
      this.user = user;
    }

    public Object getUser() {
      return user;
    }
  }

  @Test
  void anApplicationOfVaadinTellsItsUser() throws Exception {
    assertThat(Account.of(vaadins(new Application(null), new Application(new User()))).name)
        .isEqualTo("ann@example.com");
    assertThat(Account.of(vaadins(new Application(null)))).isNull();
    assertThat(Account.of(vaadins())).isNull();
  }

  private static Object vaadins(Object... applications) {
    Class<?> context =
        new ByteBuddy()
            .makeInterface()
            .name("com.vaadin.service.ApplicationContext")
            .defineMethod("getApplications", Collection.class, Visibility.PUBLIC)
            .withoutCode()
            .make()
            .load(AccountTest.class.getClassLoader())
            .getLoaded();
    return Proxy.newProxyInstance(
        context.getClassLoader(),
        new Class<?>[] {context},
        (proxy, method, arguments) -> List.of(applications));
  }

  @ParameterizedTest
  @CsvSource({
    "ann, false",
    "ann@example.com, false",
    "ann@cafe, false",
    "ann.smith@example, false",
    "ann.smith@cafebabe12, false",
    "ann.smith@CAFE, false",
    "ann.@cafe, false",
    "@cafe, false",
    "ann@, false",
    "ann.smith@cafe, true",
    "com.example.User@1b2c3d4e, true",
    "com.example.Users$User@7f, true",
    "User[id=7], true",
    "{name: ann}, true",
    "User(ann), true",
    "id=7, true"
  })
  void whatAnObjectSaysOfItselfIsNoName(String text, boolean isAnObject) {
    assertThat(NameText.isAnObject(text)).isEqualTo(isAnObject);
    assertThat(NameText.isAnObject("x=\n" + text)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SPRING_5", "SPRING_6", "SPRING_7"})
  void aSpringUserIsNamedWithRoles(SecurityLibrary spring) {
    List<Object> authorities = authorities(spring, "ROLE_ADMIN", "ROLE_CLERK", "orders:write");
    Object user = spring.create(SPRING + "core.userdetails.User", "ann", "hash", authorities);
    Object authentication = authentication(spring, user, authorities);

    for (Object each :
        List.of(
            authentication,
            spring.create(SPRING + "core.context.SecurityContextImpl", authentication))) {
      Account account = Account.of(each);
      assertThat(account.name).isEqualTo("ann");
      assertThat(account.role).isEqualTo("ADMIN,CLERK");
      assertThat(account.email).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SPRING_5", "SPRING_6", "SPRING_7"})
  void whoIsNotAuthenticatedIsNobody(SecurityLibrary spring) {
    List<Object> authorities = authorities(spring, "ROLE_ANONYMOUS");

    assertThat(
            Account.of(
                spring.create(
                    SPRING + "authentication.AnonymousAuthenticationToken",
                    "key",
                    "anonymousUser",
                    authorities)))
        .isNull();
    assertThat(
            Account.of(
                spring.create(
                    SPRING + "authentication.UsernamePasswordAuthenticationToken", "ann", "typed")))
        .isNull();
    assertThat(Account.of(spring.create(SPRING + "core.context.SecurityContextImpl"))).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"SPRING_5", "SPRING_6", "SPRING_7"})
  void aTokenOfAResourceServerHasItsClaims(SecurityLibrary spring) {
    Object token =
        spring.create(
            SPRING + "oauth2.jwt.Jwt",
            "e.y.s",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            Map.of("alg", "none"),
            Map.of("sub", "u-17", "email", "ann@example.com", "tenant_id", "north"));
    Account account =
        Account.of(
            spring.create(
                SPRING + "oauth2.server.resource.authentication.JwtAuthenticationToken",
                token,
                authorities(spring, "SCOPE_read", "SCOPE_write")));

    assertThat(account.name).isEqualTo("u-17");
    assertThat(account.email).isEqualTo("ann@example.com");
    assertThat(account.role).isEqualTo("SCOPE_read,SCOPE_write");
    assertThat(account.tenant).isEqualTo("north");
  }

  @ParameterizedTest
  @EnumSource(names = {"SPRING_5", "SPRING_6", "SPRING_7"})
  void aUserOfOpenIdConnectHasItsClaims(SecurityLibrary spring) {
    Object idToken =
        spring.create(
            SPRING + "oauth2.core.oidc.OidcIdToken",
            "e.y.s",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            Map.of("sub", "u-17", "preferred_username", "ann@example.com", "tid", "north"));
    List<Object> authorities = authorities(spring, "OIDC_USER");
    Object user =
        spring.create(SPRING + "oauth2.core.oidc.user.DefaultOidcUser", authorities, idToken);
    Account account = Account.of(authentication(spring, user, authorities));

    assertThat(account.name).isEqualTo("u-17");
    assertThat(account.email).isEqualTo("ann@example.com");
    assertThat(account.tenant).isEqualTo("north");
  }

  @ParameterizedTest
  @EnumSource(names = {"SPRING_5", "SPRING_6", "SPRING_7"})
  void anObjectOfTheApplicationIsNeverTurnedIntoAText(SecurityLibrary spring) {
    Account account =
        Account.of(authentication(spring, new User(), authorities(spring, "ROLE_CLERK")));

    assertThat(account.name).isEqualTo("ann@example.com");
    assertThat(Account.of(authentication(spring, new Object(), new ArrayList<>()))).isNull();
  }

  @Test
  void shirosPrincipalsHaveAPrimaryOne() {
    assertThat(
            Account.of(
                    SecurityLibrary.SHIRO.create(
                        "org.apache.shiro.subject.SimplePrincipalCollection", "carl", "the realm"))
                .name)
        .isEqualTo("carl");
    assertThat(
            Account.of(
                    SecurityLibrary.SHIRO.create(
                        "org.apache.shiro.subject.SimplePrincipalCollection",
                        new User(),
                        "the realm"))
                .email)
        .isEqualTo("ann@example.com");
  }

  @Test
  void aPrincipalOfKeycloakHasItsToken() throws Exception {
    SecurityLibrary keycloak = SecurityLibrary.KEYCLOAK;
    Object token = keycloak.create("org.keycloak.representations.AccessToken");
    set(token, "setEmail", "ann@example.com");
    Object access = keycloak.create("org.keycloak.representations.AccessToken$Access");
    access.getClass().getMethod("addRole", String.class).invoke(access, "clerk");
    token.getClass().getMethod("setRealmAccess", access.getClass()).invoke(token, access);
    Object context =
        keycloak.create("org.keycloak.KeycloakSecurityContext", "t", token, null, null);
    Account account =
        Account.of(keycloak.create("org.keycloak.KeycloakPrincipal", "u-17", context));

    assertThat(account.name).isEqualTo("u-17");
    assertThat(account.email).isEqualTo("ann@example.com");
    assertThat(account.role).isEqualTo("clerk");
  }

  @Test
  void aBeanAndAMapAreReadByTheirUsualNames() {
    for (Object each :
        List.of(
            new User(),
            Map.of("id", 7, "email", "ann@example.com", "role", "clerk", "tenantId", "north"))) {
      Account account = Account.of(each);
      assertThat(account.name).isEqualTo("ann@example.com");
      assertThat(account.email).isEqualTo("ann@example.com");
      assertThat(account.role).isEqualTo("clerk");
      assertThat(account.tenant).isEqualTo("north");
    }
  }

  @Test
  void aContainersPrincipalMayTellRoles() {
    Account account = Account.of(new ContainerPrincipal());

    assertThat(account.name).isEqualTo("ann");
    assertThat(account.role).isEqualTo("manager,clerk");
  }

  @Test
  void whatIsNoUserIsNobody() {
    assertThat(Account.of(null)).isNull();
    assertThat(Account.of("")).isNull();
    assertThat(Account.of(true)).isNull();
    assertThat(Account.of(Thread.State.NEW)).isNull();
    assertThat(Account.of(new Object())).isNull();
    assertThat(Account.of(new int[1])).isNull();
    assertThat(Account.of(Map.of())).isNull();
    assertThat(Account.of((Principal) () -> null)).isNull();
    assertThat(
            Account.of(
                (Principal)
                    () -> {
                      throw new IllegalStateException("lazy");
                    }))
        .isNull();
  }

  private static Object authentication(
      SecurityLibrary spring, Object principal, List<Object> authorities) {
    return spring.create(
        SPRING + "authentication.UsernamePasswordAuthenticationToken",
        principal,
        "typed",
        authorities);
  }

  private static List<Object> authorities(SecurityLibrary spring, String... names) {
    List<Object> authorities = new ArrayList<>();
    for (String name : names) {
      authorities.add(spring.create(SPRING + "core.authority.SimpleGrantedAuthority", name));
    }
    return authorities;
  }

  private static void set(Object owner, String setter, String value) throws Exception {
    Method method = owner.getClass().getMethod(setter, String.class);
    method.invoke(owner, value);
  }
}
