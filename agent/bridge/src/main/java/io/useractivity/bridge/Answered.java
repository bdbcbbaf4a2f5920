package io.useractivity.bridge;

/**
 * What {@link Bridge#enterServlet} returns when the engine has answered the request itself: advice
 * that may skip the servlet's method does so. A type and no flag, since the advice has to tell it
 * from any other frame, inside the application's classes.
 */
public interface Answered {}
