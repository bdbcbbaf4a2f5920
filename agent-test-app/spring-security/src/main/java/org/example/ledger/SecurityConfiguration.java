package org.example.ledger;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Form login, basic and bearer tokens beside each other. */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration {

  private static final byte[] KEY =
      "a key that everybody may read, of a test".getBytes(StandardCharsets.US_ASCII);

  /** Without it no request tells its user, and the thread's security context alone does. */
  @Value("${ledger.wrapper:true}")
  private boolean wrapper;

  /** What browsers may load for this application's own pages; empty for anything. */
  @Value("${ledger.policy:}")
  private String policy;

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    if (!wrapper) {
      http.servletApi(servletApi -> servletApi.disable());
    }
    if (!policy.isEmpty()) {
      http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy)));
    }
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        request -> request.getRequestURI().startsWith("/public/"))
                    .permitAll()
                    .requestMatchers(request -> request.getRequestURI().startsWith("/admin/"))
                    .hasRole("ADMIN")
                    .anyRequest()
                    .authenticated())
        .formLogin(Customizer.withDefaults())
        .httpBasic(Customizer.withDefaults())
        .logout(Customizer.withDefaults())
        .rememberMe(Customizer.withDefaults())
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
        .build();
  }

  @Bean
  JwtDecoder jwtDecoder() {
    return NimbusJwtDecoder.withSecretKey(new SecretKeySpec(KEY, "HmacSHA256")).build();
  }

  @Bean
  UserDetailsService users() {
    return name -> {
      if (name.equals("ann")) {
        return clerk(name, "north", "ROLE_ADMIN", "ROLE_CLERK");
      }
      if (name.equals("bob")) {
        return clerk(name, "south", "ROLE_CLERK");
      }
      throw new UsernameNotFoundException(name);
    };
  }

  private static Clerk clerk(String name, String tenant, String... authorities) {
    return new Clerk(
        name, "{noop}secret-" + name, tenant, AuthorityUtils.createAuthorityList(authorities));
  }
}
