<%@ page contentType="text/plain;charset=UTF-8" isErrorPage="true" %>Failed: <%= exception.getMessage() %>
