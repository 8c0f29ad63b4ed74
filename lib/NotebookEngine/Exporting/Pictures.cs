namespace NotebookEngine.Exporting;

/// <summary>Pictures that lie beside a notebook.</summary>
internal static class Pictures
{
    private static readonly Dictionary<string, string> MimeTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>The picture as a data URI; null when the address, relative to the folder, is not that of a picture that can be read.</summary>
    public static string? ToDataUri(string address, string? folder)
    {
        if (folder is null || address.Contains(':') || !MimeTypes.TryGetValue(Path.GetExtension(address), out var mimeType)) return null;
        try
        {
            var path = Path.GetFullPath(Uri.UnescapeDataString(address), folder);
            return File.Exists(path) ? $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : null;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException or NotSupportedException)
        {
            // A page without one picture is better than no page.
            return null;
        }
    }
}
