<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ page import="java.util.List" %>
<%@ page import="org.example.backoffice.account.User" %>
<%@ page import="org.example.backoffice.page.Html" %>
<!DOCTYPE html>
<html lang="en">
<head>
<title>Users</title>
<link rel="stylesheet" href="<%= request.getContextPath() %>/static/app.css">
</head>
<body>
<h1>Users of <%= Html.escape(request.getAttribute("tenantName")) %></h1>
<table>
<tr><th>Id</th><th>E-mail</th><th>Role</th></tr>
<% for (Object each : (List<?>) request.getAttribute("users")) {
     User user = (User) each; %>
<tr><td><%= user.getId() %></td><td><%= Html.escape(user.getEmail()) %></td><td><%= user.getRole() %></td></tr>
<% } %>
</table>
</body>
</html>
