using System.Globalization;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>Writes <see cref="RunFiles.Labels"/>: for each head <c>id2label</c>, so that nothing assumes an order it did not read.</summary>
internal static class LabelsFile
{
    /// <summary>The file's text.</summary>
    public static string Text(IReadOnlyList<SplitPredictions> predictions) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        foreach (var (head, labels, _, _) in predictions[0].Heads)
        {
            json.WriteStartObject(head.Name());
            json.WriteStartObject("id2label");
            for (var id = 0; id < labels.Count; id++) json.WriteString(id.ToString(CultureInfo.InvariantCulture), labels[id]);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });
}
