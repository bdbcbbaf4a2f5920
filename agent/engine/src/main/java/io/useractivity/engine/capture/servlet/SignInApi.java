package io.useractivity.engine.capture.servlet;

import java.lang.invoke.MethodHandle;
import java.util.Collection;

/**
 * What a servlet API tells of how somebody is signed in. Part of a {@link ServletApi}. Immutable.
 */
public final class SignInApi {

  private final ServletCalls calls;

  /** Null before servlet 3. */
  private final MethodHandle getHeaders;

  SignInApi(Class<?> httpResponse, ServletCalls calls) {
    this.calls = calls;
    getHeaders = ApiLookup.optional(httpResponse, "getHeaders", Collection.class, String.class);
  }

  /** By which scheme the container has found the principal, such as {@code FORM}; or null. */
  public String authType(Object request) throws Throwable {
    return calls.authType(request);
  }

  /** The lines of the header {@code Set-Cookie}; null for none and before servlet 3. */
  public Collection<?> cookiesSet(Object response) throws Throwable {
    return getHeaders == null
        ? null
        : (Collection<?>) (Object) getHeaders.invokeExact(response, (Object) "Set-Cookie");
  }
}
