package io.useractivity.engine.instrument;

import static net.bytebuddy.matcher.ElementMatchers.hasSuperType;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Weaves the advice into servlets, filters, their chains and requests of either namespace.
 * Immutable.
 */
final class ServletWeaver {

  private static final String JAVAX = "javax.servlet.";
  private static final String JAKARTA = "jakarta.servlet.";

  /** It does not read through the stream, as other containers' do. */
  private static final ElementMatcher.Junction<TypeDescription> READER_OF_TOMCAT =
      named(ClassFileScan.READER_OF_TOMCAT);

  /** Where an application reads a body. */
  private static final ElementMatcher<TypeDescription> BODY =
      kindOf("ServletInputStream").or(READER_OF_TOMCAT);

  /** Not an application's wrapper: asking that might do anything. */
  private static final ElementMatcher<TypeDescription> CONTAINERS_REQUEST =
      kindOf("http.HttpServletRequest").and(not(kindOf("ServletRequestWrapper")));

  private static final Rule[] RULES = {
    new Rule(
        kindOf("FilterChain"),
        named("doFilter")
            .and(takesArguments(2))
            .and(takes(0, "ServletRequest"))
            .and(takes(1, "ServletResponse")),
        ChainAdvice.class),
    new Rule(
        kindOf("Filter"),
        named("doFilter")
            .and(takesArguments(3))
            .and(takes(0, "ServletRequest"))
            .and(takes(1, "ServletResponse"))
            .and(takes(2, "FilterChain")),
        FilterAdvice.class),
    new Rule(
        kindOf("ServletRequest"),
        named("startAsync").and(returns(eitherNamespace("AsyncContext"))),
        StartAsyncAdvice.class),
    new Rule(
        BODY, named("read").and(takesNoArguments()).and(returns(int.class)), ReadOneAdvice.class),
    new Rule(
        BODY, named("read").and(takesArguments(1)).and(returns(int.class)), ReadAllAdvice.class),
    new Rule(
        BODY, named("read").and(takesArguments(3)).and(returns(int.class)), ReadRangeAdvice.class),
    new Rule(BODY, named("readLine").and(takesNoArguments()), ReadLineAdvice.class),
    new Rule(
        READER_OF_TOMCAT,
        named("skip").and(takesArguments(long.class)).and(returns(long.class)),
        SkipAdvice.class),
    new Rule(READER_OF_TOMCAT, named("mark").and(takesArguments(int.class)), MarkAdvice.class),
    new Rule(READER_OF_TOMCAT, named("reset").and(takesNoArguments()), ResetAdvice.class),
    new Rule(
        CONTAINERS_REQUEST,
        namedOneOf("getInputStream", "getReader").and(takesNoArguments()),
        BodyGivenAdvice.class),
    new Rule(
        CONTAINERS_REQUEST,
        namedOneOf("getParameter", "getParameterValues", "getParameterNames", "getParameterMap"),
        ParametersAdvice.class),
    new Rule(CONTAINERS_REQUEST, namedOneOf("getPart", "getParts"), PartsAdvice.class),
  };

  private final Rule servlets;

  /**
   * @param answering whether the agent may answer in a servlet's place
   */
  ServletWeaver(boolean answering) {
    servlets =
        new Rule(
            kindOf("Servlet"),
            named("service")
                .and(takesArguments(2))
                .and(takes(0, "ServletRequest"))
                .and(takes(1, "ServletResponse")),
            answering ? AnsweringServletAdvice.class : ServletAdvice.class);
  }

  /** Methods of one name and shape in one kind of type, and what is woven into them. */
  private static final class Rule {

    final ElementMatcher<TypeDescription> owner;
    final ElementMatcher.Junction<MethodDescription> method;
    final Advice advice;

    Rule(
        ElementMatcher<TypeDescription> owner,
        ElementMatcher.Junction<MethodDescription> method,
        Class<?> advice) {
      this.owner = owner;
      this.method = not(isAbstract()).and(not(isNative())).and(method);
      this.advice = Advice.to(advice);
    }

    boolean appliesTo(TypeDescription type) {
      return !type.getDeclaredMethods().filter(method).isEmpty() && isOwner(type);
    }

    private boolean isOwner(TypeDescription type) {
      try {
        return owner.matches(type);
      } catch (RuntimeException ancestorWithoutClassFile) {
        // Made at run time, say. The method's name and servlet types are telling enough.
        return true;
      }
    }
  }

  private static ElementMatcher.Junction<TypeDescription> kindOf(String simpleName) {
    return hasSuperType(eitherNamespace(simpleName));
  }

  private static ElementMatcher.Junction<TypeDescription> eitherNamespace(String simpleName) {
    return namedOneOf(JAVAX + simpleName, JAKARTA + simpleName);
  }

  private static ElementMatcher.Junction<MethodDescription> takes(int index, String simpleName) {
    return takesArgument(index, eitherNamespace(simpleName));
  }

  /**
   * Weaves the advice into a class.
   *
   * @param loader the class's loader, never the boot loader
   * @param className with dots
   * @return the woven class file, or null if there is nothing to weave
   */
  byte[] weave(ClassLoader loader, String className, byte[] classFile) {
    ClassToWeave application = new ClassToWeave(loader, className, classFile);
    TypeDescription type = application.describe();
    if (type.isInterface()) {
      return null;
    }
    AsmVisitorWrapper.ForDeclaredMethods woven = new AsmVisitorWrapper.ForDeclaredMethods();
    boolean any = servlets.appliesTo(type);
    if (any) {
      woven = woven.invokable(servlets.method, servlets.advice);
    }
    for (Rule rule : RULES) {
      if (rule.appliesTo(type)) {
        woven = woven.invokable(rule.method, rule.advice);
        any = true;
      }
    }
    if (!any) {
      return null;
    }
    application.requireBridge();
    return application.with(woven);
  }
}
