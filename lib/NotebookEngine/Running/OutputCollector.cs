using NotebookEngine.Documents;
using NotebookEngine.Session;

namespace NotebookEngine.Running;

/// <summary>Folds a cell's events into its outputs: text of one stream is joined, an update replaces what it updates.</summary>
internal sealed class OutputCollector
{
    private readonly List<CellOutput> outputs = [];
    private readonly Dictionary<string, int> displays = [];
    private readonly System.Text.StringBuilder text = new();
    private bool textIsError;

    /// <summary>Takes the next event.</summary>
    public void Add(SessionEvent happening)
    {
        switch (happening)
        {
            case SessionEvent.Printed { Text: not null } printed:
                if (textIsError != printed.IsError) EndText();
                textIsError = printed.IsError;
                text.Append(printed.Text);
                break;
            // What is incomplete comes from a cell that wrote to the session's socket itself.
            case SessionEvent.Display { Id: not null, Data: not null } display:
                Show(display.Id, display.Data, display.IsResult);
                break;
            case SessionEvent.Update { Id: not null, Data: not null } update when displays.TryGetValue(update.Id, out var index):
                outputs[index] = ((CellOutput.Display)outputs[index]) with { Data = update.Data };
                break;
            case SessionEvent.Update { Id: not null, Data: not null } update:
                Show(update.Id, update.Data, isResult: false);
                break;
        }
    }

    /// <summary>The outputs so far.</summary>
    public IReadOnlyList<CellOutput> Finish()
    {
        EndText();
        return outputs;
    }

    private void Show(string id, IReadOnlyDictionary<string, string> data, bool isResult)
    {
        EndText();
        displays[id] = outputs.Count;
        outputs.Add(new CellOutput.Display(data, isResult));
    }

    private void EndText()
    {
        if (text.Length > 0) outputs.Add(new CellOutput.Printed(textIsError, text.ToString()));
        text.Clear();
    }
}
