using System.Globalization;
using Meld.Corpus;
using Meld.Encoders;

namespace Meld.Models;

/// <summary>A model in words, for people who read about it.</summary>
public static class ModelDescription
{
    /// <summary>What the model reads, what it is made of and how large it is, in a few sentences.</summary>
    public static string Of(DialogueClassifier classifier)
    {
        var settings = classifier.Settings;
        var counts = ParameterCount.Of(classifier);
        IEnumerable<string?> sentences =
        [
            settings.Text is { } text ? Encoder(text, classifier) : null,
            settings.Context is { } context ? Context(context, classifier) : "It looks at one utterance at a time, without its dialogue.",
            $"On top are heads for {string.Join(" and ", Heads.All.Where(head => settings.Heads.Of(head) is not null).Select(head => head.Name()))}.",
            Number($"It has {counts.Sum(count => count.Trainable):N0} parameters that are trained and {counts.Sum(count => count.Frozen):N0} that are not."),
        ];
        return string.Join(" ", sentences.OfType<string>());
    }

    private static string Encoder(TextEncoderSettings text, DialogueClassifier classifier)
    {
        var vectors = classifier.WordVectors is { } source
            ? Number($"the word vectors \"{source.Name}\" ({source.Size} numbers a word, hash `{source.Hash}`{(text.Freeze ? "" : ", to which training adds")})")
            : "word vectors that begin random";
        var units = text.Recurrent is { } recurrent ? Number($"recurrent units of {recurrent.Size} values in both directions") : null;
        var filters = text.Convolution is { } convolution
            ? Number($"convolutions over {string.Join(", ", convolution.Widths)} words with {convolution.Filters} filters each")
            : null;
        return Number($"A text model. Utterances of {classifier.Vocabulary.Words.Count:N0} known words go through {vectors} and ")
            + string.Join(" and ", new[] { units, filters }.OfType<string>()) + ".";
    }

    private static string Context(ContextSettings context, DialogueClassifier classifier)
    {
        var speakers = context.Speakers > 0 && classifier.Speakers.Names.Count > 0
            ? $" It knows {string.Join(", ", classifier.Speakers.Names)} by name."
            : "";
        var sees = context.Direction == ContextDirection.Both ? "the whole dialogue" : "the dialogue up to it";
        return Number($"A recurrent unit of {context.Size} values takes in {sees} around each utterance.{speakers}");
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
