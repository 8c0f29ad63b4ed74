using Meld.Features;
using static TorchSharp.torch;

namespace Meld.Encoders.Steps;

/// <summary>Token ids of several texts as a transformer takes them.</summary>
/// <param name="Ids">The ids, filled up to the longest text: <c>[texts, tokens]</c>.</param>
/// <param name="Mask">1 where there is a token, else 0, <c>[texts, tokens]</c>; null where nothing is filled up.</param>
internal readonly record struct TokenTensors(Tensor Ids, Tensor? Mask)
{
    /// <summary>Puts texts into a batch; the tensors live in the current dispose scope.</summary>
    /// <param name="texts">What <see cref="TokensStep"/> gave.</param>
    /// <param name="padding">The id that fills up.</param>
    public static TokenTensors Of(IReadOnlyList<FeatureValue> texts, int padding)
    {
        var longest = texts.Max(text => text.Shape[0]);
        var (ids, mask) = (new long[texts.Count * longest], new long[texts.Count * longest]);
        ids.AsSpan().Fill(padding);
        foreach (var (row, text) in texts.Index())
        {
            var tokens = text.Values<int>();
            for (var i = 0; i < tokens.Length; i++) (ids[(row * longest) + i], mask[(row * longest) + i]) = (tokens[i], 1);
        }
        var isFull = texts.All(text => text.Shape[0] == longest);
        return new(tensor(ids, [texts.Count, longest]), isFull ? null : tensor(mask, [texts.Count, longest]));
    }
}
