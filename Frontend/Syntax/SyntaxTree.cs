// SPDX-License-Identifier: MIT
// Runs the generated lexer and parser: the fast SLL prediction first, which decides nearly every file; only
// when it fails, full LL prediction with error reporting and recovery.
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal static class SyntaxTree
{
    /// <summary>The tree of a file, its broken statements marked by their exception; null when it nests too
    /// deeply to be read at all.</summary>
    public static EPythonParser.FileInputContext? Module(SourceText source, ISet<int> skippedLines,
        DiagnosticBag bag)
    {
        var job = new Job(source, 0, source.Text.Length, false, skippedLines, bag);
        return Run(job, parser => parser.fileInput());
    }

    /// <summary>The tree of an f-string's expression at [start, end) of the source; null after an
    /// error.</summary>
    public static EPythonParser.FieldInputContext? Field(SourceText source, int start, int end,
        DiagnosticBag bag)
    {
        var before = bag.Items.Count;
        var job = new Job(source, start, end, true, new HashSet<int>(), bag);
        var tree = Run(job, parser => parser.fieldInput());
        return bag.Items.Count == before ? tree : null;
    }

    private sealed record Job(
        SourceText Source, int Start, int End, bool IsField, ISet<int> SkippedLines, DiagnosticBag Bag);

    private static TTree? Run<TTree>(Job job, Func<EPythonParser, TTree> rule) where TTree : ParserRuleContext
    {
        var (source, start, end, isField, _, bag) = job;
        var lexer = new EPythonLexer(new SourceCharStream(source, start, end), TextWriter.Null,
            TextWriter.Null);
        lexer.RemoveErrorListeners();
        lexer.Begin(source, bag, isField);
        var tokens = new CommonTokenStream(lexer);
        try
        {
            tokens.Fill();
            SoftKeywords.Mark(tokens.GetTokens());
            return Predict(tokens, job, rule);
        }
        catch (NestingTooDeepException e)
        {
            var at = Math.Min(lexer.InputStream.Index, Math.Max(start, end - 1));
            bag.NestedTooDeeply(new SourceSpan(source, Math.Max(start, at - 1), at), e.Message);
            return null;
        }
    }

    private static TTree Predict<TTree>(CommonTokenStream tokens, Job job, Func<EPythonParser, TTree> rule)
        where TTree : ParserRuleContext
    {
        var parser = new EPythonParser(tokens, TextWriter.Null, TextWriter.Null);
        parser.RemoveErrorListeners();
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        parser.ErrorHandler = new BailErrorStrategy();
        try
        {
            return rule(parser);
        }
        catch (ParseCanceledException)
        {
            tokens.Seek(0);
            parser.Reset();
            parser.Interpreter.PredictionMode = PredictionMode.LL;
            parser.ErrorHandler = new StatementErrorStrategy(
                new SyntaxErrorReporter(job.Source, tokens, job.IsField, job.Bag), job.SkippedLines);
            return rule(parser);
        }
    }
}
