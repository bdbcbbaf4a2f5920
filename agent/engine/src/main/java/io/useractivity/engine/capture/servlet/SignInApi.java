package io.useractivity.engine.capture.servlet;

import java.lang.invoke.MethodHandle;
import java.util.Collection;

/**
 * What a servlet API tells of how somebody is signed in, and since when. Part of a {@link
 * ServletApi}. Immutable.
 */
public final class SignInApi {

  private final MethodHandle getAuthType;
  private final MethodHandle getCreationTime;
  private final MethodHandle isNew;

  /** Null before servlet 3. */
  private final MethodHandle getHeaders;

  SignInApi(Class<?> httpRequest, Class<?> session, Class<?> httpResponse) {
    getAuthType = ApiLookup.required(httpRequest, "getAuthType", String.class);
    getCreationTime = ApiLookup.required(session, "getCreationTime", long.class);
    isNew = ApiLookup.required(session, "isNew", boolean.class);
    getHeaders = ApiLookup.optional(httpResponse, "getHeaders", Collection.class, String.class);
  }

  /** By which scheme the container has found the principal, such as {@code FORM}; or null. */
  public String authType(Object request) throws Throwable {
    return (String) (Object) getAuthType.invokeExact(request);
  }

  /** When a session began, in milliseconds since 1970: whatever becomes of its id. */
  public long created(Object session) throws Throwable {
    return (long) getCreationTime.invokeExact(session);
  }

  /** Whether the client has not come back with that session yet. */
  public boolean isNew(Object session) throws Throwable {
    return (boolean) isNew.invokeExact(session);
  }

  /** The lines of the header {@code Set-Cookie}; null for none and before servlet 3. */
  public Collection<?> cookiesSet(Object response) throws Throwable {
    return getHeaders == null
        ? null
        : (Collection<?>) (Object) getHeaders.invokeExact(response, (Object) "Set-Cookie");
  }
}
