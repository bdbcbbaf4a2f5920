package org.example.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import org.acegisecurity.GrantedAuthority;
import org.acegisecurity.GrantedAuthorityImpl;
import org.acegisecurity.context.HttpSessionContextIntegrationFilter;
import org.acegisecurity.context.SecurityContextHolder;
import org.acegisecurity.providers.ProviderManager;
import org.acegisecurity.providers.anonymous.AnonymousAuthenticationProvider;
import org.acegisecurity.providers.anonymous.AnonymousProcessingFilter;
import org.acegisecurity.providers.dao.DaoAuthenticationProvider;
import org.acegisecurity.providers.rememberme.RememberMeAuthenticationProvider;
import org.acegisecurity.ui.basicauth.BasicProcessingFilter;
import org.acegisecurity.ui.basicauth.BasicProcessingFilterEntryPoint;
import org.acegisecurity.ui.logout.LogoutFilter;
import org.acegisecurity.ui.logout.LogoutHandler;
import org.acegisecurity.ui.logout.SecurityContextLogoutHandler;
import org.acegisecurity.ui.rememberme.RememberMeProcessingFilter;
import org.acegisecurity.ui.rememberme.TokenBasedRememberMeServices;
import org.acegisecurity.ui.webapp.AuthenticationProcessingFilter;
import org.acegisecurity.userdetails.memory.InMemoryDaoImpl;
import org.acegisecurity.userdetails.memory.UserAttribute;
import org.acegisecurity.userdetails.memory.UserMap;
import org.acegisecurity.userdetails.memory.UserMapEditor;

/** Acegi's filters as an application of its time has them, but for the wrapper of requests. */
final class SecurityFilters {

  private static final String KEY = "a key of a test";

  private final InMemoryDaoImpl users = new InMemoryDaoImpl();
  private final ProviderManager manager = new ProviderManager();
  private final TokenBasedRememberMeServices rememberMe = new TokenBasedRememberMeServices();

  List<Filter> all() throws Exception {
    UserMapEditor editor = new UserMapEditor();
    editor.setAsText("ann=secret-ann,ROLE_KEEPER\nbob=secret-bob,ROLE_READER");
    users.setUserMap((UserMap) editor.getValue());
    rememberMe.setKey(KEY);
    rememberMe.setUserDetailsService(users);
    manager.setProviders(
        Arrays.asList(dao(), new RememberMe().provider(), new Anonymous().provider()));
    return Arrays.asList(
        new HttpSessionContextIntegrationFilter(),
        logout(),
        form(),
        basic(),
        new RememberMe().filter(),
        new Anonymous().filter(),
        new Door());
  }

  private DaoAuthenticationProvider dao() {
    DaoAuthenticationProvider dao = new DaoAuthenticationProvider();
    dao.setUserDetailsService(users);
    return dao;
  }

  private LogoutFilter logout() {
    return new LogoutFilter(
        "/", new LogoutHandler[] {new SecurityContextLogoutHandler(), rememberMe});
  }

  private AuthenticationProcessingFilter form() throws Exception {
    AuthenticationProcessingFilter form = new AuthenticationProcessingFilter();
    form.setAuthenticationManager(manager);
    form.setAuthenticationFailureUrl("/welcome?error=1");
    form.setDefaultTargetUrl("/papers");
    form.setFilterProcessesUrl("/j_acegi_security_check");
    form.setRememberMeServices(rememberMe);
    form.afterPropertiesSet();
    return form;
  }

  private BasicProcessingFilter basic() throws Exception {
    BasicProcessingFilterEntryPoint entryPoint = new BasicProcessingFilterEntryPoint();
    entryPoint.setRealmName("archive");
    BasicProcessingFilter basic = new BasicProcessingFilter();
    basic.setAuthenticationManager(manager);
    basic.setAuthenticationEntryPoint(entryPoint);
    basic.afterPropertiesSet();
    return basic;
  }

  private final class RememberMe {

    RememberMeAuthenticationProvider provider() {
      RememberMeAuthenticationProvider provider = new RememberMeAuthenticationProvider();
      provider.setKey(KEY);
      return provider;
    }

    RememberMeProcessingFilter filter() throws Exception {
      RememberMeProcessingFilter filter = new RememberMeProcessingFilter();
      filter.setAuthenticationManager(manager);
      filter.setRememberMeServices(rememberMe);
      filter.afterPropertiesSet();
      return filter;
    }
  }

  private static final class Anonymous {

    AnonymousAuthenticationProvider provider() {
      AnonymousAuthenticationProvider provider = new AnonymousAuthenticationProvider();
      provider.setKey(KEY);
      return provider;
    }

    AnonymousProcessingFilter filter() throws Exception {
      AnonymousProcessingFilter filter = new AnonymousProcessingFilter();
      filter.setKey(KEY);
      UserAttribute anonymous = new UserAttribute();
      anonymous.setPassword("anonymousUser");
      anonymous.addAuthority(new GrantedAuthorityImpl("ROLE_ANONYMOUS"));
      filter.setUserAttribute(anonymous);
      filter.afterPropertiesSet();
      return filter;
    }
  }

  /** Lets strangers see the welcome page alone. */
  private static final class Door implements Filter {

    @Override
    public void init(FilterConfig configuration) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      for (GrantedAuthority each :
          SecurityContextHolder.getContext().getAuthentication().getAuthorities()) {
        boolean stranger = each.getAuthority().equals("ROLE_ANONYMOUS");
        String path = ((javax.servlet.http.HttpServletRequest) request).getRequestURI();
        if (stranger && !path.startsWith("/welcome")) {
          ((javax.servlet.http.HttpServletResponse) response).sendRedirect("/welcome");
          return;
        }
      }
      chain.doFilter(request, response);
    }

    @Override
    public void destroy() {}
  }
}
