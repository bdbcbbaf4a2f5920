<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ page import="javax.servlet.RequestDispatcher" %>
<%@ page import="org.example.backoffice.page.Html" %>
<!DOCTYPE html>
<html lang="en">
<head>
<title>Error</title>
<link rel="stylesheet" href="<%= request.getContextPath() %>/static/app.css">
</head>
<body>
<h1>Something went wrong</h1>
<% Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION); %>
<p class="message"><%= failure == null ? "" : Html.escape(failure.getMessage()) %></p>
</body>
</html>
