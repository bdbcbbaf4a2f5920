<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ page import="org.example.backoffice.page.Html" %>
<!DOCTYPE html>
<html lang="en">
<head>
<title>Backoffice</title>
<link rel="stylesheet" href="<%= request.getContextPath() %>/static/app.css">
</head>
<body>
<h1>Backoffice</h1>
<p>Signed in as <%= Html.escape(request.getRemoteUser()) %></p>
<ul>
<li><a href="<%= request.getContextPath() %>/orders">Orders</a></li>
<li><a href="<%= request.getContextPath() %>/dashboard">Dashboard</a></li>
<li><a href="<%= request.getContextPath() %>/admin/users">Users</a></li>
<li><a href="<%= request.getContextPath() %>/static/about.html">About</a></li>
</ul>
<form method="post" action="<%= request.getContextPath() %>/logout"><button>Log out</button></form>
</body>
</html>
