namespace Meld.Display.Drawing;

/// <summary>Addresses that carry what they lead to, so that a page or notebook needs no file beside it.</summary>
internal static class DataUri
{
    /// <summary>Bytes of a media type, such as <c>image/png</c>, as an address.</summary>
    public static string Of(string mediaType, byte[] bytes) => $"data:{mediaType};base64,{Convert.ToBase64String(bytes)}";
}
