using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Meld.Media.Synthesis;

/// <summary>
/// Random numbers that are functions of a seed, of whom they are drawn for and of what is drawn, so that a new draw moves no other: each comes from SHA-256
/// over those three.
/// </summary>
/// <param name="seed">Equal seeds give equal numbers.</param>
/// <param name="subject">Whom they are drawn for: an utterance's key, a speaker's name.</param>
internal sealed class SeededDraws(int seed, string subject)
{
    /// <summary>A number from <paramref name="low"/> to below <paramref name="high"/>, every one as likely.</summary>
    public double Uniform(string what, double low = 0, double high = 1)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{subject}\n{what}"));
        // 53 bits are all that a double between 0 and 1 holds.
        return low + ((high - low) * (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * Math.ScaleB(1, -53));
    }

    /// <summary>A normally distributed number with mean 0 and standard deviation 1, held within 2.5 on either side.</summary>
    public double Normal(string what)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(what + "/radius")));
        return Math.Clamp(radius * Math.Cos(Math.Tau * Uniform(what + "/angle")), -2.5, 2.5);
    }

    /// <summary>True with this probability.</summary>
    public bool Chance(string what, double probability) => Uniform(what) < probability;

    /// <summary>One of the choices, every one as likely.</summary>
    public T Choice<T>(string what, IReadOnlyList<T> choices) => choices[(int)(Uniform(what) * choices.Count)];
}
