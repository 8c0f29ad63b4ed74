using System.Security.Cryptography;
using System.Text;

namespace Meld.Storage;

/// <summary>Content hashes as runs write them.</summary>
internal static class Hashes
{
    /// <summary>SHA-256 of a text in UTF-8, 64 lower-case hex digits.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
