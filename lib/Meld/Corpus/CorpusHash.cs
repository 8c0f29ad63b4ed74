using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Meld.Corpus;

/// <summary>Hash of what the rows say, whatever their line ends, quoting, order or encoding faults.</summary>
internal static class CorpusHash
{
    /// <summary>SHA-256 over every field of every utterance, each written as <c>length:value</c> so that no two corpora run together.</summary>
    public static string Of(DialogueCorpus corpus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in Splits.All.SelectMany(corpus.Utterances).SelectMany(Fields))
        {
            var value = Encoding.UTF8.GetBytes(field);
            hash.AppendData(Encoding.ASCII.GetBytes(value.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(value);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string[] Fields(Utterance utterance) =>
    [
        utterance.Key.ToString(), utterance.ClipKey.ToString(), utterance.Text, utterance.Speaker, utterance.Emotion, utterance.Sentiment,
        Number(utterance.Season), Number(utterance.Episode),
        Number((long)utterance.Start.TotalMilliseconds), Number((long)utterance.End.TotalMilliseconds),
    ];

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
