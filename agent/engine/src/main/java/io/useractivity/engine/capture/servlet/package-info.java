/** What is asked of the servlet API and of single containers, whatever their namespace. */
package io.useractivity.engine.capture.servlet;
