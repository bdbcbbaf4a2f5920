<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ page import="org.example.backoffice.page.Html" %>
<!DOCTYPE html>
<html lang="en">
<head>
<title>Log in</title>
<link rel="stylesheet" href="<%= request.getContextPath() %>/static/app.css">
</head>
<body>
<h1>Log in</h1>
<% if (request.getAttribute("message") != null) { %>
<p class="message"><%= Html.escape(request.getAttribute("message")) %></p>
<% } %>
<form method="post" action="<%= request.getContextPath() %>/login">
<p><label>E-mail <input name="email" value="<%= Html.escape(request.getParameter("email")) %>"></label></p>
<p><label>Password <input name="password" type="password"></label></p>
<p><button>Log in</button></p>
</form>
</body>
</html>
