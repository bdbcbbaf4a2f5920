<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<!DOCTYPE html>
<html lang="en">
<head>
<title>Not found</title>
<link rel="stylesheet" href="<%= request.getContextPath() %>/static/app.css">
</head>
<body>
<h1>Not found</h1>
<p>There is no such page.</p>
</body>
</html>
